### The end: materials, boilerplates, contacts.

materials = The materials are available at { $address }

# The heading of a boilerplate.
about-body = About { $name }

contact = { COMMAS($who) }
contact-phone = Telephone: { $phone }
contact-email = E-mail: { $address }
contact-languages = Languages: { COMMAS($languages) }
contact-hours = Hours: { $hours }

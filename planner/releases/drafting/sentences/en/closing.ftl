### The end: materials, boilerplates, contacts.

materials = The materials are available at { $address }

# Of the only study.
study-available = The { study-kind } is available at { $address }

# The heading of a boilerplate.
about-body = About { OPTIONAL($article, after: " ") }{ $name }

contact = { COMMAS($who) }
contact-phone = Telephone: { $phone }
contact-email = E-mail: { $address }
contact-languages = Languages: { COMMAS($languages) }
contact-hours = Hours: { $hours }

### The end: the next event, materials, boilerplates, contacts.

# $city is given if it was entered.
earlier-event = The { $is_first ->
    [yes] first
   *[no] previous
} { kind.later } was { kind.be-held }{ OPTIONAL($city, before: " in ") } on { $day }
next-event = The next { kind.later } will be { kind.be-held }{ OPTIONAL($city, before: " in ") } on { $day }

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

# Notes to editors.
photograph = Photograph: { $caption }

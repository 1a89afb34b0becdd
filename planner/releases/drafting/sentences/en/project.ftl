### The project or programme of work of the event, the donors of each, partners, supporters and hosts.

# $is_coming: the event is still to come.
frame-was = { $is_coming ->
    [yes] is
   *[no] was
}
frame-it = { $event ->
    [it] It
    [noun] The event
   *[kind] The { kind.later }
}
frame-held = { $is_coming ->
    [yes] will be { kind.be-held }
   *[no] was { kind.be-held }
}

# $event: how the event is called, so that no sentence begins like the one before.
project = { GIVEN(project-what) ->
    [yes] { frame-it } { frame-was } part of { project-what }
   *[no] { GIVEN($aims) ->
        [yes] { frame-it } { frame-was } part of a project
       *[no] {""}
    }
}
    .parted = { GIVEN(project-is-parted) ->
        [yes] { frame-it } { frame-was } part of { project-itself-or-one }. { CAPITAL($donors) } { project-fund } it
       *[no] {""}
    }
project-is-parted = { COUNT($donors) ->
    [0] {""}
   *[other] { $is_funded ->
        [yes] yes
       *[no] {""}
    }
}
project-fund = { $is_cofunded ->
    [yes] co-fund{ project-s }
   *[no] fund{ project-s }
}
project-s = { GENDER($donors) ->
    [pl] {""}
   *[other] s
}

# $is_funded: the funding is confirmed. Otherwise the donors are named without mentioning funding.
project-what = { COUNT($donors) ->
    [0] { project-itself }
   *[other] { $is_funded ->
        [yes] { project-itself-or-one }{ project-comma } { project-funded } by { $donors }
       *[no] { A(FORM($donors, form: "name")) } project{ project-name }
    }
}

project-noun = the project
# “the project “Living Banks””, else its description.
project-itself = { GIVEN($name) ->
    [yes] { NAMED(project-noun, $name) }
   *[no] { GIVEN($description) ->
        [yes] { A($description) }
       *[no] {""}
    }
}
project-itself-or-one = { GIVEN(project-itself) ->
    [yes] { project-itself }
   *[no] a project
}
project-comma = { GIVEN(project-itself) ->
    [yes] ,
   *[no] {""}
}
project-name = { GIVEN($name) ->
    [yes] { CALLED(project-noun, $name, before: ", ") }
   *[no] {""}
}
project-funded = { $is_cofunded ->
    [yes] co-funded
   *[no] funded
}

project-aims = { BEGINS($aims, text: "to ") ->
    [yes] The project aims { $aims }
   *[no] { aims }
}

# Aims are printed as entered. An aim that neither is a noun phrase nor begins with “to” follows a
# colon, where any form is possible.
aims = { ARE_NOUNS($aims) ->
    [yes] Its { COUNT($aims) ->
        [1] aim is
       *[other] aims are
    } { $aims }
   *[no] Its { COUNT($aims) ->
        [1] aim
       *[other] aims
    }: { SEPARATED($aims) }
}

# “It” after a sentence that begins with “The project”.
project-implementer = { COUNT($aims) ->
    [0] The project
   *[other] { BEGINS($aims, text: "to ") ->
        [yes] It
       *[no] The project
    }
} is carried out by { $implementer }{ GIVEN($partner_of) ->
    [yes] , a partner of { $partner_of }{ OPTIONAL($programme, before: " in ") }
   *[no] { OPTIONAL($programme, before: " within ") }
}

# $is_also: the project stands before it.
within-programme = { frame-it } { $is_also ->
    [yes] { $is_coming ->
        [yes] will also be { kind.be-held }
       *[no] was also { kind.be-held }
    }
   *[no] { frame-held }
} under { $programme }{ COUNT($donors) ->
    [0] {""}
   *[other] , which { $donors } { GENDER($donors) ->
        [pl] finance
       *[other] finances
    }
}

programme-donors = { $programme } is funded by { $donors }

partners = { COUNT($partners) ->
    [1] The partner of the event { frame-was } { $partners }
   *[other] The partners of the event { $is_coming ->
        [yes] are
       *[no] were
    } { $partners }
}

# $backers are supporters and donors of the event.
supporters = { frame-it } { frame-held } with the support of { $backers }

hosts = { $is_it ->
    [yes] It { $is_coming ->
        [yes] will be hosted
       *[no] was hosted
    } by { $hosts }
   *[no] { $hosts } { $is_coming ->
        [yes] will host
       *[no] hosted
    } the { kind.later }
}

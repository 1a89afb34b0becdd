### Statements. $speakers: who said it; $who: person, role, body or several. The alternatives of a
### message are taken in turn; one that is empty is passed over.

# $clause: as it stands after “said that”. $opening: whether the sentence names the report.
statement-said =
    .said = { statement-opening }{ statement-subject } said that { $clause }
    .according = { $opening ->
        [no] According to { NAMES($speakers) }, { $clause }
       *[other] {""}
    }
    .told = { $is_to_journalists ->
        [yes] { statement-opening }{ statement-subject } told the { kind.later } that { $clause }
       *[no] {""}
    }

# When the sentence before told a statement of the same speaker.
statement-again =
    .added = { statement-subject } added that { $clause }
    .according = According to { NAMES($speakers) }, { $clause }
    .said = { statement-subject } said that { $clause }

# A pronoun only where two sentences on the same speakers would begin alike ($is_alike).
statement-subject = { $is_alike ->
    [yes] { $is_again ->
        [yes] { GENDER($speakers) ->
            [m] he
            [f] she
            [pl] they
           *[none] { SUBJECT($speakers) }
        }
       *[no] { SUBJECT($speakers) }
    }
   *[no] { SUBJECT($speakers) }
}

statement-noted =
    .noted = { statement-opening }{ statement-subject } noted that { $clause }
    .pointed-out = { statement-opening }{ statement-subject } pointed out that { $clause }

statement-told = { statement-opening }{ statement-subject } { verb } that { $clause }

# The quoted words stand in a clause: “said that the bare banks are “a debt””.
statement-partial = { statement-opening }{ statement-subject } { verb } that { $lead_in } { QUOTED($text) }

# A decision or plan: the clause comes first.
statement-plan =
    .announced = { $clause }{ OPTIONAL($deadline, before: " ") }, { statement-subject } { verb-of-plan }{ OPTIONAL($on_day, before: " ") }
    .that = { OPTIONAL($on_day, after: " ") }{ statement-subject } { verb-of-plan } that { $clause }{ OPTIONAL($deadline, before: " ") }

statement-document = { OPTIONAL($on_day, after: " ") }{ statement-subject } { $is_again ->
    [yes] also announced
   *[no] announced
} { $document }

# $text: “to leave a strip of grass”; of a proposal also “leaving a strip of grass”, “that grass be left”.
statement-call = { OPTIONAL($on_day, after: " ") }{ statement-subject } { $force ->
    [proposed] { HOLDS_FIRST($text, text: "to") ->
        [yes] put forward a proposal
       *[no] proposed
    }
    [promised] promised
   *[called] { HOLDS_FIRST($text, text: "to") ->
        [yes] { GIVEN($addressee) ->
            [yes] called on { $addressee }
           *[no] issued a call
        }
       *[no] called for
    }
} { $text }

statement-topics = { statement-opening }{ statement-subject } spoke about { $topics }

statement-quoted = { $force ->
    [added] { QUOTATION($text) } { statement-subject } added
    [stated] { QUOTATION($text) } { statement-subject } said in a statement{ OPTIONAL($on_day, before: " ") }
   *[other] { QUOTATION($text) } { verb-of-quotation } { statement-speaker }
}

# Broken at its first full stop: $first and $rest.
statement-broken = { $force ->
    [added] { QUOTATION($first) } { statement-subject } added
    [stated] { QUOTATION($first) } { statement-subject } said in a statement{ OPTIONAL($on_day, before: " ") }
   *[other] { QUOTATION($first) } { verb-of-quotation } { statement-speaker }
}. { QUOTED($rest) }

statement-speaker = { $opening ->
    [titled] { SUBJECT($speakers) } in { item-in-full }{ OPTIONAL($on_day, before: " ") }
    [day] { SUBJECT($speakers) } { $on_day }
   *[other] { NAMES($speakers) }
}

# A report with a title or topic is named; another one only as “his report”.
statement-opening = { $opening ->
    [titled] In { item-in-full }{ OPTIONAL($on_day, before: " ") },{" "}
    [day] { $on_day }{" "}
    [report] In { GENDER($speakers) ->
        [m] his
        [f] her
       *[none] the
    } report{ OPTIONAL($on_day, before: " ") },{" "}
   *[no] {""}
}

verb = { $force ->
    [noted] noted
    [stressed] stressed
    [explained] explained
    [recalled] recalled
    [announced] announced
    [promised] { $who ->
        [role] said
       *[other] promised
    }
    [warned] warned
    [added] added
    [stated] said in a statement
   *[said] said
}

# Who is not called by name gives no promise and makes no announcement.
verb-of-plan = { $who ->
    [role] said
   *[other] { $force ->
        [stated] said in a statement
        [stressed] stressed
        [explained] explained
        [recalled] recalled
       *[announced] announced
    }
}

verb-of-quotation = { $force ->
    [asked] asked
    [called] said
    [proposed] said
    [promised] said
   *[other] { verb }
}

### Statements. $speakers: who said it; $who: person, role, body or several. The alternatives of a
### message are taken in turn; one that is empty is passed over.

# $clause: as it stands after “said that”. $opening: whether the sentence names the report.
statement-said =
    .said = { statement-opening }{ SUBJECT($speakers) } said that { $clause }
    .according = { $opening ->
        [no] According to { NAMES($speakers) }, { $clause }
       *[other] {""}
    }
    .told = { $is_to_journalists ->
        [yes] { statement-opening }{ SUBJECT($speakers) } told the { kind.later } that { $clause }
       *[no] {""}
    }

# When the sentence before told a statement of the same speaker.
statement-again =
    .added = { SUBJECT($speakers) } added that { $clause }
    .according = According to { NAMES($speakers) }, { $clause }
    .said = { SUBJECT($speakers) } said that { $clause }

statement-noted =
    .noted = { statement-opening }{ SUBJECT($speakers) } noted that { $clause }
    .pointed-out = { statement-opening }{ SUBJECT($speakers) } pointed out that { $clause }

statement-told = { statement-opening }{ SUBJECT($speakers) } { verb } that { $clause }

# The quoted words stand in a clause: “said that the bare banks are “a debt””.
statement-partial = { statement-opening }{ SUBJECT($speakers) } { verb } that { $lead_in } { QUOTED($text) }

# A decision or plan: the clause comes first.
statement-plan =
    .announced = { $clause }{ OPTIONAL($deadline, before: " ") }, { SUBJECT($speakers) } { verb-of-plan }
    .that = { SUBJECT($speakers) } { verb-of-plan } that { $clause }{ OPTIONAL($deadline, before: " ") }

statement-document = { SUBJECT($speakers) } { $is_again ->
    [yes] also announced
   *[no] announced
} { $document }

# $text: “to leave a strip of grass”; after “proposed” also “leaving a strip of grass”.
statement-call = { SUBJECT($speakers) } { $force ->
    [proposed] proposed
    [promised] promised
   *[called] { GIVEN($addressee) ->
        [yes] called on { $addressee }
       *[no] issued a call
    }
} { $text }

statement-topics = { statement-opening }{ SUBJECT($speakers) } spoke about { $topics }

statement-quoted = { $force ->
    [added] { QUOTATION($text) } { SUBJECT($speakers) } added
    [stated] { QUOTATION($text) } { SUBJECT($speakers) } said in a statement
   *[other] { QUOTATION($text) } { verb-of-quotation } { statement-speaker }
}

# Broken at its first full stop: $first and $rest.
statement-broken = { $force ->
    [added] { QUOTATION($first) } { SUBJECT($speakers) } added
    [stated] { QUOTATION($first) } { SUBJECT($speakers) } said in a statement
   *[other] { QUOTATION($first) } { verb-of-quotation } { statement-speaker }
}. { QUOTED($rest) }

statement-speaker = { $opening ->
    [titled] { SUBJECT($speakers) } in the { item }
   *[other] { NAMES($speakers) }
}

# A report with a title or topic is named; another one only as “his report”.
statement-opening = { $opening ->
    [titled] In the { item },{" "}
    [report] In { GENDER($speakers) ->
        [m] his
        [f] her
       *[none] the
    } report,{" "}
   *[no] {""}
}

verb = { $force ->
    [noted] noted
    [stressed] stressed
    [explained] explained
    [recalled] recalled
    [announced] announced
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

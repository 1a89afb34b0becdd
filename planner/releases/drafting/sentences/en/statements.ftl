### Statements. $is_titled: begins with the title of the report, which no other sentence names.

statement-topics = { statement-opening }{ SUBJECT($speaker) } spoke about { $topics }

statement-quoted = { QUOTATION($text) } { verb-of-quotation } { $speaker }{ $is_titled ->
    [yes] , in the { item }
   *[no] {""}
}

statement-reported = { $is_titled ->
    [yes] { statement-told }
   *[no] { $force ->
        [said] According to { $speaker }, { $text }
       *[other] { statement-told }
    }
}

statement-told = { statement-opening }{ SUBJECT($speaker) } { verb }: { $text }

statement-opening = { $is_titled ->
    [yes] In the { item },{" "}
   *[no] {""}
}

verb = { $force ->
    [noted] noted
    [stressed] stressed
    [announced] announced
    [called] issued a call
    [warned] warned
   *[said] said
}

verb-of-quotation = { $force ->
    [called] said
   *[other] { verb }
}

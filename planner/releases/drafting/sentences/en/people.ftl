### Speakers: “Name, function, body”, “an IOM Moscow specialist”, or a body.

# $function and $body are given at the first mention; for an unnamed speaker, $function is the role.
speaker = { speaker-named }{ OPTIONAL($on_behalf_of, before: ", on behalf of ") }{ $is_remote ->
    [yes] {" "}(by video link)
   *[no] {""}
}

speaker-named = { $speaker ->
    [person] { $name }{ OPTIONAL($function, before: ", ") }{ OPTIONAL($body, before: ", ", style: "bare") }
    [body] { $body }
   *[role] { unnamed }
}

unnamed = { GIVEN($body) ->
    [yes] { IS_BRIEF($body) ->
        [yes] { A(unnamed-of-a-brief-name) }
       *[no] { A($function) } of { $body }
    }
   *[no] { A($function) }
}

unnamed-of-a-brief-name = { FORM($body, form: "name") } { $function }

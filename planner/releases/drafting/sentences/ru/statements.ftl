### Что было сказано. $is_titled: с названия доклада, о котором ещё не говорилось.

# $is_joint: перед этим предложением названы все, кто выступал с этим докладом.
statement-topics = { $is_joint ->
    [yes] Темы ({ $speaker }): { SEPARATED($topics) }
   *[no] { item-noun }{ statement-title }: { $speaker }. Темы: { SEPARATED($topics) }
}

statement-title = { $is_titled ->
    [yes] { item-title }
   *[no] {""}
}

statement-quoted = { QUOTATION($text) } — { verb } { $is_titled ->
    [yes] { SUBJECT($speaker) } { item-noun.during }{ item-title }
   *[no] { $speaker }
}

statement-reported = { $is_titled ->
    [yes] { item-noun.during }{ item-title } { SUBJECT($speaker) } { verb }: { $text }
   *[no] { SUBJECT($speaker) }{ $item_kind ->
        [report] {" "}{ item-noun.during }
       *[other] {""}
    } { verb }: { $text }
}

# В настоящем времени, у которого нет рода.
verb = { IS_PLURAL($speaker) ->
    [yes] { $force ->
        [stressed] подчёркивают
        [announced] сообщают
        [called] призывают
        [warned] предупреждают
       *[said] отмечают
    }
   *[no] { $force ->
        [stressed] подчёркивает
        [announced] сообщает
        [called] призывает
        [warned] предупреждает
       *[said] отмечает
    }
}

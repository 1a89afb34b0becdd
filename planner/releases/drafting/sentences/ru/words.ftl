### Слова, из которых состоят предложения. Как пишутся образцы: docs/drafting.md.

and = и
# Перед вторым из двух, если в первом есть запятая.
and-after-comma = а также
# Перед последним в перечне через точку с запятой: там союза нет.
and-after-semicolon = {""}

# От одного до девяти — словами.
number = { $count ->
    [1] один
    [2] два
    [3] три
    [4] четыре
    [5] пять
    [6] шесть
    [7] семь
    [8] восемь
    [9] девять
   *[other] { DIGITS($count) }
}
    .feminine = { $count ->
        [1] одну
        [2] две
       *[other] { number }
    }
    .genitive = { $count ->
        [1] одного
        [2] двух
        [3] трёх
        [4] четырёх
        [5] пяти
        [6] шести
        [7] семи
        [8] восьми
        [9] девяти
       *[other] { DIGITS($count) }
    }
    .prepositional = { $count ->
        [2] двух
        [3] трёх
        [4] четырёх
       *[other] { number.dative-feminine }
    }
    .neuter = { $count ->
        [1] одно
       *[other] { number }
    }
    .dative-feminine = { $count ->
        [1] одной
        [2] двум
        [3] трём
        [4] четырём
        [5] пяти
        [6] шести
        [7] семи
        [8] восьми
        [9] девяти
       *[other] { $count }
    }

counted-years = { $years } { $years ->
    [one] год
    [few] года
   *[many] лет
}
    .genitive = { $years } { $years ->
        [one] года
       *[other] лет
    }

# «представлены два исследования»
studies-shown = { $count ->
    [one] представлено
   *[other] представлены
} { number.neuter } { $count ->
    [one] исследование
    [few] исследования
   *[many] исследований
}

# Полное название программы и её сокращение.
programme = { $name }
programme-quoted = { QUOTED($name) }
programme-short = { $name }
# После предлога, в дательном падеже.
programme-short-bent = программе { $name }

# Названия, которые только называют вид, с маленькой буквы.
words-for-kinds = доклад, отчёт, опрос, исследование, анализ, презентация, выступление, заявление, лекция, сообщение

# Время в предложении.
in-year = в { $year } году
in-month = в { month-in } { $year } года
for-year = за { $year } год
for-years = за { $first }–{ $last } годы

month-in = { $month ->
    [1] январе
    [2] феврале
    [3] марте
    [4] апреле
    [5] мае
    [6] июне
    [7] июле
    [8] августе
    [9] сентябре
    [10] октябре
    [11] ноябре
   *[12] декабре
}

# A body with a noun that says what it is: «фонд «Про Аква»». The noun is in the case of the sentence;
# a name that was entered in quotation marks has them.
body-with-noun =
    { $is_quoted ->
        [yes] { $noun } { $name }
       *[no] { $noun } { QUOTED($name) }
    }
study-kind-noun = { headline-study-kind }

"""Operations on events: planning, programme, speakers, statements, studies, occasions."""

"""What people do to events: planning, programme, speakers, statements, studies, occasions."""

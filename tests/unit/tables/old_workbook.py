"""An old workbook (.xls) as a spreadsheet program writes it, packed: a hidden sheet, and a list.

| Имя | Почта | Телефон | Болен | День |
| Ада Байрон | a@paper.test | 79161234567 | TRUE | 2026-03-01 |
| Борис | b@paper.test | 1.5 | 5 | |
"""

from __future__ import annotations

import zlib
from base64 import b85decode

_PACKED = (
    "c-rk)O-NKx6#nje_sxtl>Wqz&1~v#;nMS{0)HtJ9wn(!!{X&k;TZl2rIGb9OWkV|=s!h>GutgiIO+QpnyB2{`iy#Ozm#"
    "u<=7V7KV^WNBK1`d><yffVM&OP^>bI&{H+@E<9<H5<1$CXo91dY%!XBEJc!xPjBvYh~E+_Dszefp?bF03jj@KGW?23{1"
    "s^Qs)Gd{05cBl(6f@P*o0^rO8mX@*x2n%RfAP(DP2q}tPPk6JM**soH?-Hg{Ue#o*f8ONA2%s4`_lj1bSqwTc~P92}rs"
    "(GxKu)tH+`NW)^D8pM-$CqyiTh>5RswaMal?_x$KSn_*Z8ei-O7%-{ABDgvg8H_$`j(bSgecvk_+f>C@7Z<zI_&aSmM="
    "j3p9}fkzwmvO#Krtungj-6bqZC?87k^wsVc#P!##<FnaseCX+z0M9O)TI&)}vi1a7q42h8r2nbslJ%LDSLG$1z0M%gNx"
    "<qqkEsFr)>erhemjHuBd5sDF!v?@bP9Fc_(0l9}X!Uz)HCu1z`2ja2*c)yw2o;C;4j&@8o$R;(`l{2Qiu{Wc@g3YLim#"
    "Cj`0wqibd7%a<7BdgNy>IL4h@NB4ARj>XF||p>1QxC+4N@+iAF**QYiwhDm91`Ix{`5-RuMgGI?5d4&=AX9<Ix(LXE(!"
    "#=;j=H3(=Xc$DUPXrlVVl9&4St7#jN+9YHl6n+eiazai9#I&t@og6GlfQ#c#iXT}wOY;Ha+;P`GiXK@K;IfI~h@PVzB;"
    ")xQa&F?p?L{xRg#ww1gv1C-$8{55XbnKo+J$=5XQ%}zKB=ro(vRJ~hV9OpyUa)1A6rExz*fMbac4u-|v!VHjqq85EG$k"
    "wPZ3-tewyp783vFv`+vnJ}bE>XuuQ&?I_8Cn{l(W}dFIcKxTyVh!7hG_`g*6U>FEsWgPCC~(bv^Mq-*slG&AFdR)+`)H"
    "AN|twm+~Nz^i1JGUiDKBLu74<W$I+V7b-YGv!~FDF7~50@A{>yt;l_!Wh(~$-4e=o{<(bo{Ll0M0^#o%KL"
)


def old_workbook() -> bytes:
    return zlib.decompress(b85decode(_PACKED))

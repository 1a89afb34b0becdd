"""Bodies of HTML that would make a careless printer read files, call out, hang or carry scripts."""

from __future__ import annotations

CANARY = "SXSS-FILE-CANARY"

# `{file}` is the address of a file that holds the canary.
READS = {
    "img": "<img src='{file}' alt='x'>",
    "img-data": "<img src='data:text/plain,x' alt='x'>",
    "svg-use": "<svg><image href='{file}'/><use href='{file}#x'/></svg>",
    "svg-img": "<img alt='x' src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
    "<image href='{file}'/></svg>\">",
    "object": "<object data='{file}'></object><embed src='{file}'><iframe src='{file}'></iframe>",
    "stylesheet": "<link rel=stylesheet href='{file}'>",
    "attachment": "<link rel=attachment href='{file}'><a rel=attachment href='{file}'>x</a>",
    "import": "<style>@import url({file});</style>",
    "content": "<style>p::before{{content:url({file})}}</style><p>x</p>",
    "background": "<p style='background:url({file})'>x</p>",
    "font": "<style>@font-face{{font-family:F;src:url({file})}}p{{font-family:F}}</style><p>x</p>",
    "local-font": "<style>@font-face{{font-family:F;src:local(DejaVu)}}</style><p>x</p>",
    "list-style": "<ul style='list-style-image:url({file})'><li>x</li></ul>",
    "base": "<base href='{file}'><img src=x alt=x>",
    "relative": "<img src='pyproject.toml' alt='x'><img src='/etc/passwd' alt='x'>",
    "metadata-service": "<img src='http://169.254.169.254/latest/meta-data/' alt='x'>",
    "other-asset": "<img src='asset:../secret_key' alt='x'><img src='asset:' alt='x'>",
    "meta": "<meta http-equiv=refresh content='0;url={file}'><meta name=author content=x>",
}
ACTIVE = {
    "javascript": "<a href='javascript:alert(1337)'>x</a>",
    "file": "<a href='file:///etc/passwd'>x</a>",
    "data": "<a href='data:text/html,x'>x</a>",
    "vbscript": "<a href='vbscript:x'>x</a>",
    "smb": "<a href='\\\\\\\\host\\share'>x</a><a href='smb://host/share'>x</a>",
}
TOO_MUCH = {
    "source": ("x " * 110_000, "200 kB"),
    "elements": ("<p>x" * 5_100, "the limit is 5000"),
    "depth": ("<div>" * 60, "the limit is 40"),
    "word": (f"<p>{'x' * 2_100}", "the limit is 2000 letters"),
    "cells": (f"<table>{'<tr><td>x' * 2_600}</table>", "the limit is 5000"),
    "pages": ("<p style='break-after:page'>x" * 220, "the limit is 200"),
}

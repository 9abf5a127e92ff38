"""Hosting a blog over SSH and in the browser: many readers' apps in one loop.

    connection ─▶ ssh.py │ web.py        a door: speaks the protocol, is a `Transport`
                     └──▶ hub.py          who may come in, who is in, who must leave
                            └──▶ visit.py one reader's app on one transport
                                   └──▶ driver.py  Textual's driver over bytes

Nothing of a visitor touches the host: no process, no file, no browser.
"""

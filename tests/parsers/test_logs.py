"""Lines of logs and errors are taken out in the forms that programs write, and what is like them stays."""

import pytest

from scrubber.parsers import logs
from tests.parsers.reading import FIRST, LONG, SECOND, cleaned, read


def test_log_lines_and_their_traceback():
    text = 'Traceback (most recent call last):\n  File "a.py", line 1\n    x()\nKeyError: 1\nWords.'
    assert read(logs.parse, logs.ANCHOR, text)[0].endswith("KeyError: 1")


LINES = [
    'example.org:443 10.1.2.3 - - [10/Oct/2020:13:55:36 +0000] "GET / HTTP/1.1" 301 5 "-" "curl/7.58"',
    "2020-10-10T13:55:36.123456+00:00 web1 proxy[12]: 10.0.0.1:3 [10/Oct/2020:13:55:36.123] http-in~ app 200 45",
    "10-Oct-2020 13:55:36.123 SEVERE [start-1] org.example.Context.start One or more listeners failed to start.",
    "Oct 10, 2020 1:55:36 PM org.example.startup.Catalina start\nINFO: Server startup in 1234 ms",
    'INFO:     127.0.0.1:5000 - "GET /items HTTP/1.1" 200 OK',
    "info: Microsoft.Hosting.Lifetime[0]\n      Now listening on: http://localhost:5000",
    "ts=2020-10-10T13:55:36Z caller=main.go:45 level=info msg=starting",
    "[INFO ] 2020-10-10 13:55:36.123 [main] App - started",
    "kernel: [12345.678901] Out of memory: Killed process 1234 (mysqld) total-vm:1234kB",
    'type=AVC msg=audit(1602338136.123:456): avc:  denied  { read } for  pid=1234 comm="httpd"',
    "10/10/2020 13:55:36 - 12345 - ERROR - something failed",
    "20/10/10 13:55:36 WARN NativeCodeLoader: Unable to load native library",
    '2020-10-10 13:55:36 UTC [1234]: [1-1] user=x,db=y ERROR:  relation "foo" does not exist at character 15',
    "201010 13:55:36 [ERROR] /usr/sbin/mysqld: Table './x/y' is marked as crashed",
    "2020-10-10T13:55:36.123456Z 0 [Warning] [MY-010055] [Server] IP address '10.0.0.1' could not be resolved",
    "Oct 10 13:55:36 zorkd sogod [26818]: ZorkPage Login from '192.0.2.1' might not have worked - grace: -1",
    "Oct 10 13:55:36 desk pure-ftpd: (?@192.0.2.1) [WARNING] Authentication failed for user [zork]",
    "10-10-2020 06:14:27 smtp: postmaster [192.0.2.1] authentication failure using internet password",
    "2020-10-10 10:10:59 H=example.com (mail.example.com) [192.0.2.1] sender verify fail for <zork@example.com>",
    "Sat Oct 10 19:05:38 2020 - [73540] (192.0.2.1) zork - login error - auth_unix.pl, ret -4, Password incorrect",
    "201010 18:24:09 [Warning] Access denied for user 'zork'@'192.0.2.1' (using password: NO)",
    "[CEST Oct 10 10:14:52] error : HttpRequest: access denied -- client [192.0.2.1]: wrong password for 'zork'",
    "1:M 10 Oct 2020 13:55:36.123 * Ready to accept connections",
    "10-10 13:55:36.123  1234  1234 E AndroidRuntime: FATAL EXCEPTION: main",
    (
        "java.lang.NullPointerException\n\tat com.example.A.b(A.java:12)\n"
        "Caused by: java.io.IOException: x\n\tat x.Y.z(Y.java:3)"
    ),
    (
        "panic: runtime error: index out of range [5]\n\n"
        "goroutine 1 [running]:\nmain.main()\n\t/tmp/x.go:8 +0x1b\nexit status 2"
    ),
    "app.rb:3:in `foo': undefined method `bar' for nil:NilClass (NoMethodError)\n\tfrom app.rb:6:in `<main>'",
    'ERROR:  syntax error at or near "SELEC"\nLINE 1: SELEC 1\n        ^',
    "psycopg2.OperationalError: could not connect to server: Connection refused",
    "Liquid error (sections/x line 12): Could not find asset snippets/y.liquid",
    "Error: Minified React error #31; visit https://example.org/errors?invariant=31 for the full message",
    (
        "Server Error in '/' Application.\nObject reference not set to an instance of an object.\n\nException Details: "
        "System.NullReferenceException: Object reference not set.\n\nSource Error:\n\nLine 12: var a = b.C;\n\n"
        "Version Information: Microsoft .NET Framework Version:4.0.30319; ASP.NET Version:4.7.3535.0"
    ),
]

# Each with what it says, and no more: it stands behind a sentence or before a paragraph.
BESIDE_WORDS = [
    "2021-03-04 05:06:07,891 ERROR feed.worker [Thread-4] Could not fetch https://example.org/5: timed out",
    (
        '2021/03/04 05:06:07 [error] 12#12: *5 open() "/srv/www/a.ico" failed (2: No such file or directory), '
        'client: 10.1.2.3, server: example.org, request: "GET /a.ico HTTP/1.1", host: "example.org"'
    ),
    'Mar  4 05:06:07 web1 nginx[8]: 10.1.2.3 - - [04/Mar/2021:05:06:07 +0000] "GET / HTTP/2.0" 200 51 "-" "-"',
    'Exception in thread "main" java.lang.IllegalStateException: no story at org.example.App.run(App.java:5)',
    "django.db.utils.OperationalError: FATAL:  remaining connection slots are reserved",
    "[Thu Mar 04 05:06:07 2021] [notice] caught SIGTERM, shutting down",
    "npm ERR! code ELIFECYCLE npm ERR! errno 1",
]


@pytest.mark.parametrize("line", BESIDE_WORDS)
def test_it_goes_from_a_sentence_and_no_paragraph_with_it(line):
    assert cleaned(f"{FIRST}{line}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{SECOND}\n\n{line} {LONG} {LONG}\n\n{SECOND}") == f"{SECOND}\n\n{LONG} {LONG}\n\n{SECOND}"


def test_a_word_behind_a_dash_is_no_part_of_an_errors_name():
    error = "Error: ENOENT: no such file, open '/srv/a.json'\n    at Object.openSync (fs.js:476:3)"
    assert cleaned(f"It was more immediate — and violent—risk.{error}") == "It was more immediate — and violent—risk."


@pytest.mark.parametrize("line", LINES)
def test_it_goes(line):
    assert cleaned(f"{FIRST}\n\n{line}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"
    assert cleaned(f"{FIRST}\n\n{' '.join(line.split())}\n\n{SECOND}") == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "words",
    [
        "At 13:55:36 he left the room.",
        "Oct 10, 2020 1:55:36 PM",
        "10/10/2020 13:55:36",
        "INFO: the number is 555-1234",
        "Error: he was wrong.",
        "Version 1 was better.",
        "The console printed npm ERR! code ELIFECYCLE and stopped.",
        "npm is a name, ERR! is none.",
    ],
)
def test_what_is_like_it_stays(words):
    assert cleaned(f"{FIRST}\n\n{words}\n\n{SECOND}") == f"{FIRST}\n\n{words}\n\n{SECOND}"

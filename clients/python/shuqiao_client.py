#!/usr/bin/env python3
"""Asks a Shuqiao platform by SQL and for files, and verifies each receipt and what came with it on arrival.
Python's standard library alone (3.9 or later), written from docs/exchange-record.md and the platform's OpenAPI document.

    client = Client("https://data.city", "chengyun-user", password, keys=open("keys.json").read())
    answer = client.query("道路安全治理", "select name, length from jiaotong.road")
    for row in answer.rows: print(row)

The keys come from the log's owner: what the platform says of them proves nothing. Receipts are verified with Ed25519
keys; a log with SM2 keys is verified by ./shuqiao verify.

usage: shuqiao_client.py URL ACCOUNT KEYS PURPOSE SQL     the password is read from SHUQIAO_PASSWORD
"""
import base64
import hashlib
import json
import os
import re
import ssl
import sys
import urllib.error
import urllib.request
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring as quoted

TIMEOUT = 35 * 60      # seconds; a file of many rows is made in one call


class Refused(Exception):
    """What the platform refused, with its code; `receipt` where the refusal has one, which was verified."""

    def __init__(self, status, problem, receipt):
        super().__init__("%s %s" % (problem.get("code"), problem.get("detail") or problem.get("problem")))
        self.status, self.code, self.problem, self.receipt = status, problem.get("code"), problem, receipt


class Unproven(Exception):
    """What arrived is not what its receipt says, or the receipt does not verify: it must not be used."""


def need(holds, what):
    if not holds:
        raise Unproven(what)


# ---------------------------------------------------------------- Ed25519 (RFC 8032 section 5.1)

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def point(data):
    """The point of 32 bytes in extended coordinates, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, p)
        p, n = add(p, p), n >> 1
    return total


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def ed25519(key, message, signature):
    """Whether the key's owner signed the message."""
    if len(signature) != 64:
        return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


# ---------------------------------------------------------------- keys, checkpoint, receipt

class Keys:
    """keys.json: who signs the log, and who witnesses it."""

    def __init__(self, text):
        tree = json.loads(text)
        self.log = [self.read(key) for key in tree["log"]]
        self.known = self.log + [self.read(key) for key in tree.get("witnesses", [])]

    @staticmethod
    def read(text):
        name, hashed, data = text.split("+", 2)
        data = base64.b64decode(data, validate=True)
        need(hashlib.sha256(name.encode() + b"\n" + data).hexdigest()[:8] == hashed, "a key with another hash")
        return name, bytes.fromhex(hashed), data

    def verify(self, note):
        """(size, root) of a checkpoint whose every line verifies and that a key of the log has signed."""
        text, lines = note[:note.rindex("\n\n") + 1], note[note.rindex("\n\n") + 2:]
        origin, size, root = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/=]{44})\n", text).groups()
        signed = False
        for line in lines.splitlines():
            name, data = re.fullmatch(r"\u2014 (\S+) (\S+)", line).groups()
            data = base64.b64decode(data, validate=True)
            key = next((each for each in self.known if each[0] == name and each[1] == data[:4]), None)
            need(key is not None, "a checkpoint signed by an unknown key")
            need(self.valid(key[2], text.encode(), data[4:]), "a checkpoint with a wrong signature")
            signed = signed or (key in self.log and origin == name)
        need(signed, "a checkpoint that the log did not sign")
        return int(size), base64.b64decode(root)

    @staticmethod
    def valid(key, text, signature):
        if key[0] == 1:
            return ed25519(key[1:], text, signature)
        if key[0] == 4:     # a witness: the time stands before the signature
            head = "cosignature/v1\ntime %d\n" % int.from_bytes(signature[:8], "big")
            return ed25519(key[1:], head.encode() + text, signature[8:])
        raise Unproven("a key of a kind that this client does not verify")


def root_of(index, size, leaf, path):
    """The root that a leaf and its path lead to (RFC 9162 section 2.1.3.2)."""
    need(0 <= index < size, "an index outside of the log")
    at, last, value = index, size - 1, leaf
    for step in path:
        need(last > 0, "a path that is too long")
        if at & 1 or at == last:
            value = hashlib.sha256(b"\1" + step + value).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            value = hashlib.sha256(b"\1" + value + step).digest()
        at, last = at >> 1, last >> 1
    need(last == 0, "a path that is too short")
    return value


def canonical(tree):
    """RFC 8785, for what records hold: texts, whole numbers, and names in ASCII."""
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Receipt:
    """A receipt that verified: its text, and the record that it proves."""

    def __init__(self, text, keys):
        try:
            tree = json.loads(text)
            need(canonical(tree) == text, "a receipt in another form")
            self.text, self.record, self.id = text, tree["record"], tree["record"]["id"]
            size, root = keys.verify(tree["checkpoint"])
            need(size == tree["size"], "a receipt of another checkpoint")
            leaf = hashlib.sha256(b"\0" + canonical(self.record).encode()).digest()
            need(root_of(tree["index"], size, leaf, [base64.b64decode(step) for step in tree["path"]]) == root,
                 "a record that is not in the log")
        except (KeyError, TypeError, ValueError, AttributeError) as e:
            raise Unproven("a receipt that cannot be read") from e

    def require(self, salt, result, query, purpose):
        """Holds what arrived, and what was asked, against the record."""
        nonce = bytes.fromhex(salt)
        need(self.record["outcome"] == "delivered", "a receipt of a refusal")
        need(self.record["purpose"] == purpose, "a receipt for another purpose")
        need(self.record.get("query") == tagged(nonce + query), "a receipt of another query")
        need(self.record.get("result") == result, "an answer that is not the one of the receipt")


def tagged(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


# ---------------------------------------------------------------- answers

class Answer:
    """Rows as tuples of str, int, Decimal, float, bool, date, datetime (civil time at +08:00) and None."""

    def __init__(self, columns, rows, receipt, salt):
        self.columns, self.rows, self.receipt, self.salt = columns, rows, receipt, salt

    def dicts(self):
        names = [name for name, kind in self.columns]
        return [dict(zip(names, row)) for row in self.rows]


class Number(str):
    """A number as it was written: digests are over its digits."""


READ = {
    "integer": int, "decimal": Decimal, "double": float, "boolean": lambda value: value, "text": str,
    "date": date.fromisoformat, "timestamp": datetime.fromisoformat,
}


def canonical_text(value):
    """A value as docs/exchange-record.md writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float):
        return java_double(value)
    return str(value)


def java_double(value):
    """As Java's Double.toString: the shortest decimal that reads back."""
    written = repr(value)
    if float("%.1e" % value) == value:      # of two digits Java takes those that are nearest
        written = "%.1e" % value
    digits, exponent = re.fullmatch(r"(-?[0-9.]+)(?:e([+-][0-9]+))?", written).groups()
    shown = Decimal(digits).scaleb(int(exponent or 0))
    sign, figures, power = shown.normalize().as_tuple()
    if value == 0:
        return "-0.0" if sign else "0.0"
    point_at = len(figures) + power
    text = "".join(map(str, figures))
    if -3 < point_at <= 7:
        text = text.rjust(len(text) + max(0, 1 - point_at), "0")
        text = text.ljust(max(point_at, 1), "0")
        at = max(point_at, 1)
        plain = text[:at] + "." + (text[at:] or "0")
    else:
        plain = text[0] + "." + (text[1:] or "0") + "E" + str(point_at - 1)
    return "-" + plain if sign else plain


def canonical_answer(columns, rows):
    named = ",".join('{"name":%s,"type":"%s"}' % (quoted(name), kind) for name, kind in columns)
    lines = ",".join("[" + ",".join("null" if value is None else quoted(canonical_text(value)) for value in row) + "]"
                     for row in rows)
    return ('{"columns":[%s],"rows":[%s]}' % (named, lines)).encode()


class Client:
    """A platform as one account sees it. `language` is that of its messages, `trust` a PEM file of its authority."""

    def __init__(self, url, account, password, keys, language="zh", trust=None):
        self.url, self.keys = url.rstrip("/"), Keys(keys)
        self.headers = {
            "Authorization": "Basic " + base64.b64encode(("%s:%s" % (account, password)).encode()).decode(),
            "Accept-Language": language, "X-Requested-With": "shuqiao-client",
        }
        self.context = ssl.create_default_context(cafile=trust) if url.startswith("https:") else None

    def query(self, purpose, sql):
        """Asks by SQL. Raises Refused, with the receipt of the refusal, or Unproven: then nothing is handed out."""
        body = self.call("POST", "/api/v1/query", {"purpose": purpose, "sql": sql})
        columns = [(column["name"], column["type"]) for column in body["columns"]]
        rows = [tuple(None if cell is None else READ[kind](cell) for cell, (_, kind) in zip(row, columns))
                for row in body["rows"]]
        receipt = Receipt(body["receipt"], self.keys)
        nonce = bytes.fromhex(body["salt"])
        receipt.require(body["salt"], tagged(nonce + canonical_answer(columns, rows)), sql.encode(), purpose)
        return Answer(columns, rows, receipt, body["salt"])

    def file(self, purpose, resource, items, form, folder):
        """Has a file made and fetches it. Returns its path and its receipt; a file that is not proven is deleted."""
        made = self.call("POST", "/api/v1/files", {"purpose": purpose, "resource": resource, "items": items,
                                                   "format": form})
        receipt = Receipt(made["receipt"], self.keys)
        path = os.path.join(folder, receipt.id + "." + form)
        sha = hashlib.sha256(bytes.fromhex(made["salt"]))
        try:
            with self.open("GET", made["file"]["content"], None) as arriving, open(path + ".part", "wb") as kept:
                while True:
                    part = arriving.read(1 << 16)
                    if not part:
                        break
                    sha.update(part)
                    kept.write(part)
            order = canonical({"format": form, "items": items, "recipient": "", "resource": resource})
            receipt.require(made["salt"], "sha256:" + sha.hexdigest(), order.encode(), purpose)
            os.replace(path + ".part", path)
        finally:
            if os.path.exists(path + ".part"):
                os.remove(path + ".part")
        return path, receipt

    def receipt(self, record):
        """A receipt of the department, verified."""
        receipt = Receipt(self.call("GET", "/api/v1/receipts/" + record)["receipt"], self.keys)
        need(receipt.id == record, "a receipt of another record")
        return receipt

    def call(self, method, path, body=None):
        """Any call of the API (/v3/api-docs describes them): JSON in, JSON out."""
        with self.open(method, path, body) as response:
            text = response.read().decode()
        return json.loads(text, parse_float=Number) if text else None

    def open(self, method, path, body):
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        headers = dict(self.headers, **({} if data is None else {"Content-Type": "application/json"}))
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        try:
            return urllib.request.urlopen(request, timeout=TIMEOUT, context=self.context)
        except urllib.error.HTTPError as e:
            try:
                problem = json.loads(e.read().decode())
            except ValueError:
                raise Refused(e.code, {"code": "HTTP %d" % e.code, "detail": "no platform answers here"}, None) from e
            receipt = Receipt(problem["receipt"], self.keys) if problem.get("receipt") else None
            raise Refused(e.code, problem, receipt) from None


def main(words):
    if len(words) != 5:
        print(__doc__, file=sys.stderr)
        return 2
    url, account, keys, purpose, sql = words
    with open(keys, encoding="utf-8") as file:
        client = Client(url, account, os.environ.get("SHUQIAO_PASSWORD", ""), file.read())
    try:
        answer = client.query(purpose, sql)
    except Refused as e:
        print(json.dumps({"refused": e.code, "status": e.status, "receipt": e.receipt and e.receipt.id}))
        return 4
    except Unproven as e:
        print(json.dumps({"unproven": str(e)}))
        return 1
    print(json.dumps({"columns": [name for name, _ in answer.columns],
                      "rows": [[None if value is None else canonical_text(value) for value in row]
                               for row in answer.rows], "receipt": answer.receipt.id}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

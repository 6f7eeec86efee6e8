#!/usr/bin/env python3
"""Verifies evidence of the exchange, written from docs/exchange-record.md alone, with Python's standard library.

usage: verify_evidence.py [--keys FILE] BUNDLE...     one JSON report for all of them as one history
       verify_evidence.py --each [--keys FILE]        one report for each path that a line of the input names
Blocks of a Fabric network (block-*.json) are read by fabric_block.py, beside this file.
"""
import base64
import binascii
import functools
import hashlib
import json
import os
import re
import sys
import unicodedata
import zipfile
from datetime import date, datetime, timedelta, timezone
from json.encoder import encode_basestring as quoted

import fabric_block as fabric

MAX_FILE = 1 << 20
MAX_MANIFEST = 64 << 20
MAX_INTEGER = (1 << 53) - 1
KEPT = 4096     # bundles that are verified one after the other share most of their files; trees are never changed


class Refused(Exception):
    def __init__(self, number):
        super().__init__()
        self.code = "SQ-LED-%04d" % number


def need(holds, number):
    if not holds:
        raise Refused(number)


# ---------------------------------------------------------------- JSON, canonical form (RFC 8785)

class Reader:
    """JSON text, strictly: no duplicate key, nothing after the end."""
    NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
    STRING = re.compile(r'[^"\\\x00-\x1f]*')

    def __init__(self, text):
        self.text = text
        self.at = 0

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        self.space()
        need(self.at < len(self.text), 21)
        return self.text[self.at]

    def value(self):
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            self.at += 1
            items = []
            if self.peek() == "]":
                self.at += 1
                return items
            while True:
                items.append(self.value())
                c = self.peek()
                self.at += 1
                if c == "]":
                    return items
                need(c == ",", 22)
        if c == '"':
            return self.string()
        for word, meaning in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return meaning
        found = self.NUMBER.match(self.text, self.at)
        need(found and found.end() > self.at, 22)
        self.at = found.end()
        after = self.text[self.at:self.at + 1]
        need(after == "" or after in " \t\r\n,]}", 22)
        token = found.group()
        return int(token) if re.fullmatch(r"-?[0-9]+", token) and token != "-0" else float(token)

    def object(self):
        self.at += 1
        tree = {}
        if self.peek() == "}":
            self.at += 1
            return tree
        while True:
            need(self.peek() == '"', 22)
            key = self.string()
            need(key not in tree, 23)
            need(self.peek() == ":", 22)
            self.at += 1
            tree[key] = self.value()
            c = self.peek()
            self.at += 1
            if c == "}":
                return tree
            need(c == ",", 22)

    def string(self):
        self.at += 1
        out = []
        while True:
            plain = self.STRING.match(self.text, self.at)
            out.append(plain.group())
            self.at = plain.end()
            need(self.at < len(self.text), 21)
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(out)
            need(c == "\\", 22)
            need(self.at < len(self.text), 21)
            c = self.text[self.at]
            self.at += 1
            if c == "u":
                digits = self.text[self.at:self.at + 4]
                need(len(digits) == 4, 21)
                need(re.fullmatch("[0-9a-fA-F]{4}", digits), 22)
                self.at += 4
                out.append(chr(int(digits, 16)))
            else:
                need(c in '"\\/bfnrt', 22)
                out.append({"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(c, c))


@functools.lru_cache(maxsize=KEPT)
def read_lenient(data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(20) from None
    need(text.strip(), 21)
    reader = Reader(text)
    tree = reader.value()
    reader.space()
    need(reader.at == len(text), 24)
    need(isinstance(tree, dict), 26)
    return tree


def number_text(value):
    """A number as ECMAScript writes it."""
    if isinstance(value, int) and abs(value) <= MAX_INTEGER:
        return str(value)
    value = float(value)
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = ("%r" % abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len((whole + fraction).lstrip("0")))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    tail = ("." + digits[1:] if len(digits) > 1 else "") + "e" + ("+" if point > 0 else "-") + str(abs(point - 1))
    return sign + digits[0] + tail


def canonical(tree):
    return canonical_text(tree).encode("utf-8", "surrogatepass")


def canonical_text(tree):
    if isinstance(tree, dict):
        keys = sorted(tree, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(quoted(key) + ":" + canonical_text(tree[key]) for key in keys) + "}"
    if isinstance(tree, list):
        return "[" + ",".join(canonical_text(each) for each in tree) + "]"
    if isinstance(tree, str):
        return quoted(tree)
    if tree is None or isinstance(tree, bool):
        return {None: "null", True: "true", False: "false"}[tree]
    return number_text(tree)


@functools.lru_cache(maxsize=KEPT)
def read(data):
    tree = read_lenient(data)
    need(canonical(tree) == data, 25)
    return tree


class Fields:
    """Fields of an object by name and type; what was not asked for is refused at the end."""

    def __init__(self, tree):
        self.tree = tree
        self.seen = set()

    def take(self, name):
        self.seen.add(name)
        return self.tree.get(name, MISSING)

    def typed(self, name, kind, optional=False):
        value = self.take(name)
        if value is MISSING and optional:
            return None
        need(value is not MISSING and isinstance(value, kind) and not isinstance(value, bool), 26)
        return value

    def text(self, name, optional=False):
        return self.typed(name, str, optional)

    def number(self, name, optional=False):
        value = self.typed(name, int, optional)
        need(value is None or 0 <= value <= MAX_INTEGER, 26)
        return value

    def object(self, name, optional=False):
        return self.typed(name, dict, optional)

    def texts(self, name):
        values = self.typed(name, list)
        need(all(isinstance(value, str) for value in values), 26)
        return values

    def objects(self, name):
        values = self.typed(name, list)
        need(all(isinstance(value, dict) for value in values), 26)
        return [Fields(value) for value in values]

    def text_map(self, name):
        value = self.take(name)
        if value is MISSING:
            return {}
        need(isinstance(value, dict) and all(isinstance(each, str) for each in value.values()), 26)
        return value

    def bytes(self, name):
        return base64_bytes(self.text(name), 26)

    def end(self):
        need(all(name in self.seen for name in self.tree), 26)


MISSING = object()


def base64_bytes(text, number):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(number) from None
    need(base64.b64encode(data).decode() == text, number)
    return data


TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})\.([0-9]{3})([+-])([0-9]{2}):([0-9]{2})")


@functools.lru_cache(maxsize=KEPT)
def time(text):
    found = TIME.fullmatch(text)
    need(found, 26)
    hours, minutes = int(found[4]), int(found[5])
    need(minutes < 60 and (hours < 18 or hours == 18 and minutes == 0)
         and not (found[3] == "-" and hours == minutes == 0), 26)
    offset = timedelta(hours=hours, minutes=minutes) * (1 if found[3] == "+" else -1)
    try:
        moment = datetime.strptime(found[1], "%Y-%m-%dT%H:%M:%S")
        return moment.replace(microsecond=int(found[2]) * 1000, tzinfo=timezone(offset))
    except ValueError:
        raise Refused(26) from None


def tagged(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


# ---------------------------------------------------------------- signatures

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def ed_point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P == P - u and u:
        x = x * ROOT % P
    if v * x * x % P != u or x == 0 and sign:
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def ed_add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def ed_double(p):
    a, b = p[0] * p[0], p[1] * p[1]
    h = a + b
    e, g = h - (p[0] + p[1]) ** 2, a - b
    f = 2 * p[2] * p[2] + g
    e, f, g, h = e % P, f % P, g % P, h % P
    return e * f % P, g * h % P, f * g % P, e * h % P


def ed_sum(m, point, n, other):
    """m times the one point and n times the other (Shamir)."""
    chosen = None, point, other, ed_add(point, other)
    total = 0, 1, 1, 0
    for bit in reversed(range(max(m.bit_length(), n.bit_length()))):
        total = ed_double(total)
        more = chosen[(m >> bit & 1) + 2 * (n >> bit & 1)]
        if more:
            total = ed_add(total, more)
    return total


ED_BASE = ed_point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def ed25519(key, message, signature):
    """RFC 8032 section 5.1.7."""
    a, r, s = ed_point(key), ed_point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    found = ed_sum(s, ED_BASE, k, (P - a[0], a[1], 1, P - a[3]))
    return all((found[i] - r[i] * found[2]) % P == 0 for i in (0, 1))


class Curve:
    """y^2 = x^3 + ax + b over the integers modulo p."""

    def __init__(self, p, a, b, n, x, y):
        self.p, self.a, self.b, self.n, self.base = p, a, b, n, (x, y)
        self.width = (p.bit_length() + 7) // 8

    def point(self, data):
        if len(data) != 1 + 2 * self.width or data[0] != 4:
            return None
        x, y = (int.from_bytes(data[at:at + self.width], "big") for at in (1, 1 + self.width))
        on = x < self.p and y < self.p and (y * y - x * x * x - self.a * x - self.b) % self.p == 0
        return (x, y) if on else None

    def sum(self, m, point, n, other):
        """m times the one point and n times the other (Shamir); (X/Z^2, Y/Z^3), so that one division does."""
        both = self.add((*point, 1), (*other, 1))
        chosen = None, (*point, 1), (*other, 1), both
        total = None
        for bit in reversed(range(max(m.bit_length(), n.bit_length()))):
            total = self.double(total)
            total = self.add(total, chosen[(m >> bit & 1) + 2 * (n >> bit & 1)])
        if total is None:
            return None
        inverse = pow(total[2], -1, self.p)
        return total[0] * inverse * inverse % self.p, total[1] * pow(inverse, 3, self.p) % self.p

    def double(self, point):
        if point is None or point[1] == 0:
            return None
        p, (x, y, z) = self.p, point
        square = y * y % p
        s, z2 = 4 * x * square % p, z * z % p
        slope = (3 * x * x + self.a * z2 * z2) % p
        x = (slope * slope - 2 * s) % p
        return x, (slope * (s - x) - 8 * square * square) % p, 2 * y * z % p

    def add(self, one, other):
        if one is None or other is None:
            return one or other
        p, (x1, y1, z1), (x2, y2, z2) = self.p, one, other
        z1z1, z2z2 = z1 * z1 % p, z2 * z2 % p
        u1, u2 = x1 * z2z2 % p, x2 * z1z1 % p
        s1, s2 = y1 * z2 * z2z2 % p, y2 * z1 * z1z1 % p
        if u1 == u2:
            return self.double(one) if s1 == s2 else None
        h, r = u2 - u1, s2 - s1
        h2 = h * h % p
        h3, v = h * h2 % p, u1 * h2 % p
        x = (r * r - h3 - 2 * v) % p
        return x, (r * (v - x) - s1 * h3) % p, z1 * z2 * h % p


SM2 = Curve(0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF,
            0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC,
            0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93,
            0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123,
            0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
            0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
P256 = Curve(0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
             0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFC,
             0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
             0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
             0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
             0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
P384 = Curve(2 ** 384 - 2 ** 128 - 2 ** 96 + 2 ** 32 - 1, 2 ** 384 - 2 ** 128 - 2 ** 96 + 2 ** 32 - 4,
             0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
             0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
             0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
             0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F)
SM2_ID = b"1234567812345678"


def sm3(data):
    """GB/T 32905-2016."""
    def turn(x, n):
        n %= 32
        return (x << n | x >> (32 - n)) & 0xFFFFFFFF
    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    message = data + b"\x80" + bytes((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for start in range(0, len(message), 64):
        w = [int.from_bytes(message[start + 4 * i:start + 4 * i + 4], "big") for i in range(16)]
        for i in range(16, 68):
            x = w[i - 16] ^ w[i - 9] ^ turn(w[i - 3], 15)
            w.append(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[i - 13], 7) ^ w[i - 6])
        a, b, c, d, e, f, g, h = v
        for i in range(64):
            t = 0x79CC4519 if i < 16 else 0x7A879D8A
            s1 = turn((turn(a, 12) + e + turn(t, i)) & 0xFFFFFFFF, 7)
            s2 = s1 ^ turn(a, 12)
            ff = a ^ b ^ c if i < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if i < 16 else (e & f) | (~e & g)
            t1, t2 = (ff + d + s2 + (w[i] ^ w[i + 4])) & 0xFFFFFFFF, (gg + h + s1 + w[i]) & 0xFFFFFFFF
            a, b, c, d = t1, a, turn(b, 9), c
            e, f, g, h = t2 ^ turn(t2, 9) ^ turn(t2, 17), e, turn(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(4, "big") for x in v)


def sm2(key, message, signature):
    """GB/T 32918.2-2016 section 7."""
    point = SM2.point(key)
    if point is None or len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (0 < r < SM2.n and 0 < s < SM2.n) or (r + s) % SM2.n == 0:
        return False
    def word(x):
        return x.to_bytes(32, "big")
    head = (8 * len(SM2_ID)).to_bytes(2, "big") + SM2_ID + word(SM2.a) + word(SM2.b) + word(SM2.base[0]) \
        + word(SM2.base[1]) + word(point[0]) + word(point[1])
    e = int.from_bytes(sm3(sm3(head) + message), "big")
    found = SM2.sum(s, SM2.base, (r + s) % SM2.n, point)
    return found is not None and (e + found[0]) % SM2.n == r


def es256(key, message, signature):
    """ECDSA on P-256 with SHA-256; the signature is ASN.1 DER."""
    return ecdsa(P256, key, "sha256", message, signature)


def ecdsa(curve, key, digest, message, signature):
    point, numbers = curve.point(key), der_pair(signature)
    if point is None or numbers is None or not all(0 < x < curve.n for x in numbers):
        return False
    r, s = numbers
    w = pow(s, -1, curve.n)
    hashed = hashlib.new(digest, message).digest()
    e = int.from_bytes(hashed, "big") >> max(8 * len(hashed) - curve.n.bit_length(), 0)
    found = curve.sum(e * w % curve.n, curve.base, r * w % curve.n, point)
    return found is not None and found[0] % curve.n == r


def by_node(curve, key, digest, message, signature):
    """Fabric's: the lower of the two values that satisfy the equation is the one spelling."""
    curve, numbers = {"P-256": P256, "P-384": P384}.get(curve), der_pair(signature)
    return curve is not None and numbers is not None and numbers[1] <= curve.n >> 1 \
        and by_authority(curve, key, digest, message, signature)


@functools.lru_cache(maxsize=KEPT)
def by_authority(curve, key, digest, message, signature):
    curve = {"P-256": P256, "P-384": P384}.get(curve, curve)
    return curve is not None and ecdsa(curve, key, digest, message, signature)


def der_pair(data):
    if len(data) < 8 or data[0] != 0x30 or data[1] != len(data) - 2:
        return None
    numbers, at = [], 2
    while at + 2 <= len(data) and data[at] == 2:
        end = at + 2 + data[at + 1]
        value = data[at + 2:end]
        if end > len(data) or not value or value[0] & 0x80 or len(value) > 1 and value[0] == 0 and value[1] < 0x80:
            return None
        numbers.append(int.from_bytes(value, "big"))
        at = end
    return numbers if at == len(data) and len(numbers) == 2 else None


def cosignature(key, message, signature):
    seconds = int.from_bytes(signature[:8], "big")
    return len(signature) == 72 and ed25519(key, b"cosignature/v1\ntime %d\n" % seconds + message, signature[8:])


TYPES = ((b"\x01", 32, ed25519, ed_point), (b"\x04", 32, cosignature, ed_point),
         (b"\xffsm2-sm3", 65, sm2, SM2.point), (b"\xffes256", 65, es256, P256.point))
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_-]{0,126}[A-Za-z0-9])?")


class Key:
    """A verification key, name+hash+base64 (C2SP signed-note)."""

    def __init__(self, text):
        parts = text.split("+", 2)
        need(len(parts) == 3, 13)
        try:
            typed = base64.b64decode(parts[2], validate=True)
        except (binascii.Error, ValueError):
            raise Refused(13) from None
        kinds = [kind for kind in TYPES if typed.startswith(kind[0]) and len(typed) == len(kind[0]) + kind[1]]
        need(kinds, 13)
        prefix, _, self.check, point = kinds[0]
        need(NAME.fullmatch(parts[0]), 12)
        need(point(typed[len(prefix):]) is not None, 13)
        self.name, self.text, self.raw = parts[0], text, typed[len(prefix):]
        self.id = hashlib.sha256(parts[0].encode() + b"\n" + typed).digest()[:4]
        self.short = parts[0] + "+" + self.id.hex()
        need(self.short + "+" + base64.b64encode(typed).decode() == text, 13)
        self.witness = prefix == b"\x04"

    def verifies(self, message, signature):
        return checked(self.check, self.raw, message, signature)


@functools.lru_cache(maxsize=None)
def checked(check, key, message, signature):
    return check(key, message, signature)


@functools.lru_cache(maxsize=None)
def key_of(text):
    return Key(text)


def signed(key, tree, signature):
    try:
        data = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return False
    return key.verifies(canonical(tree), data)


# ---------------------------------------------------------------- public keys

class DepartmentKey:
    def __init__(self, fields):
        self.key = key_of(fields.text("key"))
        self.custody = fields.text("custody")
        need(self.custody in ("node", "hosted"), 13)
        self.start_text = fields.text("from")
        self.start = time(self.start_text)
        self.end = optional_time(fields, "to")
        self.revoked = optional_time(fields, "revoked")
        self.succession = fields.object("succession", True)
        fields.end()
        need(not self.key.witness and (self.end is None or self.end >= self.start), 13)

    def revoked_at(self, moment):
        return self.revoked is not None and moment >= self.revoked

    def counts_at(self, moment):
        return moment >= self.start and (self.end is None or moment < self.end) and not self.revoked_at(moment)

    def follows(self, department, old):
        statement = {"v": 1, "department": department, "key": self.key.text, "custody": self.custody,
                     "from": self.start_text}
        return old.key.short == self.succession.get("by") and old.counts_at(self.start) \
            and signed(old.key, statement, self.succession.get("signature", ""))


def optional_time(fields, name):
    text = fields.text(name, True)
    return None if text is None else time(text)


class Keys:
    """keys.json, version 2; of version 1 each department's key is hosted and always counted."""

    def __init__(self, data):
        fields = Fields(read_lenient(data))
        version = fields.number("v")
        need(version in (1, 2), 13)
        self.log = [key_of(text) for text in fields.texts("log")]
        self.witnesses = [key_of(text) for text in fields.texts("witnesses")] if version == 2 else []
        self.departments = {}
        for name, listed in fields.object("departments").items():
            if version == 1:
                listed = [{"key": listed, "custody": "hosted", "from": "1970-01-01T00:00:00.000+00:00"}]
            self.departments[name] = [DepartmentKey(Fields(each)) for each in listed]
            self.require_succession(name, self.departments[name])
        need(self.log and all(key.witness for key in self.witnesses), 13)
        chain = fields.object("chain", True)
        self.chain = None if chain is None else Chain(Fields(chain))

    @staticmethod
    def require_succession(name, keys):
        for i, key in enumerate(keys):
            before = keys[:i]
            if key.succession is None:
                need(all(old.revoked is not None for old in before), 86)
            else:
                need(any(key.follows(name, old) for old in before), 86)
            need(all(old.key.short != key.key.short for old in before), 86)

    def named(self, name):
        every = self.log + [each.key for keys in self.departments.values() for each in keys] + self.witnesses
        return [key for key in every if key.name == name]

    def find(self, department, text):
        return next((each for each in self.departments.get(department, [])
                     if text in (each.key.short, each.key.text)), None)

    def at(self, department, text, moment):
        found = self.find(department, text)
        need(found is not None, 80)
        need(not found.revoked_at(moment), 82)
        need(found.counts_at(moment), 81)
        return found


# ---------------------------------------------------------------- checkpoints and the tree (RFC 6962)

HEAD = re.compile(r"([^\n ]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/=]{44})\n")


class Checkpoint:
    """A signed note (C2SP tlog-checkpoint) with a line for each signer."""

    def __init__(self, note):
        empty = note.rfind("\n\n")
        need(empty >= 1 and empty + 2 < len(note) and note.endswith("\n")
             and not any(c < " " and c != "\n" for c in note), 33)
        self.lines = []
        for line in note[empty + 2:-1].split("\n"):
            parts = line.split(" ")
            need(line.startswith("\u2014 ") and len(parts) == 3 and parts[1] and len(self.lines) < 64, 33)
            data = base64_bytes(parts[2], 33)
            need(len(data) in (68, 76), 33)
            self.lines.append((parts[1], data[:4], data[4:]))
        self.text = note[:empty + 1]
        head = HEAD.fullmatch(self.text)
        need(head, 33)
        self.note = note
        self.origin, self.size = head[1], int(head[2])
        need(self.size <= MAX_INTEGER, 33)
        self.root = hash_of(head[3])
        self.head = self.origin, self.size, self.root

    def key(self, line, keys):
        return next((key for key in keys.named(line[0]) if key.id == line[1]), None)

    def signers(self, keys):
        """All lines must be of known keys and one of the log's."""
        found = []
        for line in self.lines:
            key = self.key(line, keys)
            need(key is not None, 35)
            need(key.verifies(self.text.encode(), line[2]), 34)
            need(key not in found, 33)
            found.append(key)
        need(any(key in keys.log and key.name == self.origin for key in found), 36)
        return found

    def witnesses(self, keys):
        """Lines of unknown keys count for nothing."""
        found = []
        for line in self.lines:
            key = self.key(line, keys)
            if key is not None:
                need(key.verifies(self.text.encode(), line[2]), 34)
                found.append(key)
        need(any(key in keys.log and key.name == self.origin for key in found), 36)
        return {key.text for key in found if key in keys.witnesses}


def hash_of(text):
    data = base64_bytes(text, 26)
    need(len(data) == 32, 26)
    return data


def leaf(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def steps(index, size):
    count, last = 0, size - 1
    while last > 0:
        count += index & 1 or index != last
        index, last = index >> 1, last >> 1
    return count


def walk(index, size, path, value):
    """RFC 9162 section 2.1.3.2; yields (level, index, hash) of each subtree on the way, the root last."""
    at, last, level = index, size - 1, 0
    yield level, at, value
    for step in path:
        if at & 1 or at == last:
            while not at & 1 and at:
                at, last, level = at >> 1, last >> 1, level + 1
            yield level, at - 1, step
            value = node(step, value)
        else:
            yield level, at + 1, step
            value = node(value, step)
        at, last, level = at >> 1, last >> 1, level + 1
        yield level, at, value


def consistent(small, large, first, second, path):
    """RFC 9162 section 2.1.4.2."""
    if small == 0:
        return not path and first == hashlib.sha256(b"").digest() and (large > 0 or second == first)
    if small == large:
        return not path and first == second
    at, last = small - 1, large - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    if small & small - 1:
        if not path:
            return False
        older, path = path[0], path[1:]
    else:
        older = first
    newer = older
    for step in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            older, newer = node(step, older), node(step, newer)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            newer = node(newer, step)
        at, last = at >> 1, last >> 1
    return last == 0 and older == first and newer == second


# ---------------------------------------------------------------- blocks of a Fabric network

class Chain:
    """Whom an auditor believes on a channel."""

    def __init__(self, fields):
        self.channel, self.contract, self.authority = (fields.text(n) for n in ("channel", "chaincode", "authority"))
        self.ordering = [self.organisation(each) for each in fields.objects("ordering")]
        self.members = [self.organisation(each) for each in fields.objects("organisations")]
        fields.end()

    @staticmethod
    def organisation(fields):
        roots, between = ([fabric.certificate(base64_bytes(text, 26)) for text in fields.texts(name)]
                          for name in ("roots", "intermediates"))
        need(None not in roots + between, 13)
        found = fabric.Organisation(fields.text("msp"), roots, between, fields.text("unit", True))
        fields.end()
        return found

    @staticmethod
    def require(signer, organisations):
        msp, certificate = signer
        need(any(each.msp == msp and each.knows(certificate, by_authority) for each in organisations), 64)


class Block:
    """A block proof; whoever reads one has verified it."""

    def __init__(self, data, keys):
        need(len(data) <= fabric.MAX_BLOCK, 28)
        fields = Fields(read(data))
        need(fields.number("v") == 1, 27)
        signatures = [(each.bytes("header"), each.bytes("signature"), each.end())
                      for each in fields.objects("signatures")]
        envelopes = [base64_bytes(text, 26) for text in fields.texts("envelopes")]
        self.number, self.previous, of = fields.number("number"), fields.bytes("previous"), fields.bytes("data")
        signed_too, at, self.channel = fields.bytes("signed"), fields.number("transaction"), fields.text("channel")
        fields.end()
        need(at < len(envelopes), 26)
        self.chain = keys.chain
        need(self.chain is not None and self.chain.channel == self.channel, 65)
        need(fabric.sha(*envelopes) == of, 61)
        header = fabric.header(self.number, self.previous, of)
        self.hash = fabric.sha(header)
        try:
            for envelope in envelopes:
                fabric.one_spelling(envelope)
            for who, signature, _ in signatures:
                signer = fabric.signer_of(fabric.message(who, fabric.SIGNATURE_HEADER).bytes("creator"))
                self.require_signed(signer, signed_too + who + header, signature, 62)
                self.chain.require(signer, self.chain.ordering)
            need(signatures, 63)
            transaction = fabric.Transaction.of(envelopes[at])
            self.checkpoint = self.anchored(transaction)
            self.checkpoint.signers(keys)
            self.require_endorsed(transaction)
        except fabric.Malformed:
            raise Refused(60) from None

    @staticmethod
    def require_signed(signer, content, signature, number):
        """Who cannot be read has signed nothing."""
        known = signer[1]
        need(known is not None and by_node(known.curve, known.key, "sha256", content, signature), number)

    def anchored(self, transaction):
        need(transaction is not None and transaction.channel.text("channel_id") == self.channel
             and transaction.answers_its_proposal(), 66)
        written = transaction.anchored(self.chain.contract)
        need(written is not None, 66)
        try:
            fact = read_lenient(written[1]).get("details")
            checkpoint = Checkpoint(fact["checkpoint"])
        except (Refused, TypeError, KeyError, AttributeError):
            raise Refused(66) from None
        need(written[0] == "fact/anchor/" + checkpoint.origin, 66)
        return checkpoint

    def require_endorsed(self, transaction):
        found = set()
        for endorsement in transaction.endorsements:
            who = endorsement.bytes("endorser")
            signer = fabric.signer_of(who)
            self.require_signed(signer, transaction.answer + who, endorsement.bytes("signature"), 67)
            self.chain.require(signer, self.chain.members)
            found.add(signer[0])
        need(self.chain.authority in found and len(found) >= 2, 68)


# ---------------------------------------------------------------- records and receipts

ID = re.compile("[0-9A-HJKMNP-TV-Z]{26}")
DEPARTMENT = re.compile("[a-z][a-z0-9_-]{0,63}")
GRANT = re.compile("[A-Z]{1,8}-[0-9]{4}-[0-9]{4,10}")
RESOURCE = re.compile("[0-9]{4,16}/[0-9]{1,10}")
DIGEST = re.compile("sha256:[0-9a-f]{64}")
REFUSAL = re.compile("SQ-[A-Z]{3}-[0-9]{4}")
TABLE = re.compile(r"[a-z][a-z0-9_]{0,63}\.[a-z][a-z0-9_]{0,127}")
SNAPSHOT = re.compile("-?[0-9]{1,19}")
HEX = re.compile("[0-9a-f]{64}")
LONG_NUMBER = re.compile("[0-9\uff10-\uff19]{7}")
PURPOSE_MARKS = " ,.:()\uff0c\u3002\u3001\uff1a\uff08\uff09\u00b7\u300a\u300b/_-"


def form(value, pattern):
    need(pattern.fullmatch(value), 1)


def letters(text, marks, first=True):
    """One letter or digit, then letters, digits and these marks."""
    def word(c):
        return unicodedata.category(c)[0] in "LN"
    return bool(text) and (not first or word(text[0])) and all(word(c) or c in marks for c in text)


class Attempt:
    def __init__(self, tree):
        fields = Fields(tree)
        self.key = key_of(fields.text("key"))
        self.custody = fields.text("custody")
        need(self.custody in ("node", "hosted", "person"), 26)
        self.nonce, self.purpose = fields.text("nonce"), fields.text("purpose")
        self.opening = fields.text("opening", True)
        fields.bytes("signature")
        self.signature = fields.text("signature")
        fields.end()

    def require_form(self, record):
        form(self.nonce, DIGEST)
        form(self.purpose, DIGEST)
        if self.opening is not None:
            form(self.opening, HEX)
        need(record.query is not None, 1)
        need(self.key.name.endswith(("/" + record.consumer, "/" + record.consumer + "/session")), 1)
        if self.opening is None:
            need(not (record.delivered or record.uses), 1)
        else:
            need(tagged(bytes.fromhex(self.opening) + record.purpose.encode()) == self.purpose, 1)

    def statement(self, record):
        return {"v": 1, "consumer": record.consumer, "kind": record.kind, "nonce": self.nonce,
                "purpose": self.purpose, "query": record.query}


class Record:
    def __init__(self, data):
        fields = Fields(read(data))
        version = fields.number("v")
        need(version in (1, 2, 3), 27)
        self.bytes, self.sequences, self.uses = data, {}, []
        for use in fields.objects("uses"):
            grant = {name: use.text(name) for name in ("grant", "resource")}
            grant["version"], grant["policy"] = use.number("version"), use.text("policy")
            sequence = use.number("sequence")
            use.end()
            need(sequence >= 1 and self.sequences.setdefault(grant["grant"], sequence) == sequence, 1)
            self.uses.append(grant)
        self.id = fields.text("id")
        self.time = time(fields.text("time"))
        self.kind = fields.text("kind")
        need(self.kind in ("query", "verify", "file", "service", "push"), 26)
        self.consumer, self.provider = fields.text("consumer"), fields.texts("provider")
        self.purpose, self.query = fields.text("purpose"), fields.text("query", True)
        snapshots = fields.text_map("snapshots")
        outcome = fields.text("outcome")
        need(outcome in ("delivered", "refused"), 26)
        self.delivered = outcome == "delivered"
        if self.delivered:
            fields.number("rows")
            result = fields.text("result")
        else:
            self.resource = resource = fields.text("resource", True)
            refusal = fields.text("refusal")
        attempt = fields.object("attempt", True)
        self.attempt = None if attempt is None else Attempt(attempt)
        self.request = self.read_request(fields.object("request", True))
        self.require_names()
        self.require_uses()
        need(len(snapshots) <= 256, 1)
        for table, snapshot in snapshots.items():
            form(table, TABLE)
            form(snapshot, SNAPSHOT)
        if self.query is not None:
            form(self.query, DIGEST)
        if self.delivered:
            form(result, DIGEST)
            need(self.uses, 1)
        else:
            form(refusal, REFUSAL)
            if resource is not None:
                form(resource, RESOURCE)
            need(not snapshots, 1)
        if self.attempt:
            self.attempt.require_form(self)
        if self.request:
            need(not self.uses and self.query is None and self.attempt is None, 1)
            need(not self.delivered and self.resource is not None, 1)
        self.consumer_sequence = fields.number("consumerSequence", True)
        fields.end()
        if version != 1:
            need((self.consumer_sequence is not None) == (not self.uses), 1)
        if self.consumer_sequence is not None:
            need(not self.uses and self.consumer_sequence >= 1, 1)
        need(len(data) <= 65535, 1)
        # the one spelling: no empty "snapshots", and the lowest version that has the fields
        first = self.attempt is None and self.consumer_sequence is None
        need(fields.tree.get("snapshots") != {} and version == (3 if self.request else 1 if first else 2), 25)

    @staticmethod
    def read_request(tree):
        if tree is None:
            return None
        fields = Fields(tree)
        cited = fields.text("id"), fields.text("digest")
        fields.end()
        form(cited[0], GRANT)
        form(cited[1], DIGEST)
        return cited

    def require_names(self):
        form(self.id, ID)
        form(self.consumer, DEPARTMENT)
        need(len(self.provider) <= 64 and len(set(self.provider)) == len(self.provider), 1)
        for department in self.provider:
            form(department, DEPARTMENT)
        need(len(self.purpose) <= 64 and letters(self.purpose, PURPOSE_MARKS), 1)
        need(not LONG_NUMBER.search(self.purpose), 2)

    def require_uses(self):
        need(len(self.uses) <= 64, 1)
        seen = set()
        for use in self.uses:
            form(use["grant"], GRANT)
            form(use["resource"], RESOURCE)
            need(use["version"] >= 1, 1)
            form(use["policy"], DIGEST)
            need((use["grant"], use["resource"]) not in seen, 1)
            seen.add((use["grant"], use["resource"]))


class Receipt:
    def __init__(self, data):
        need(len(data) <= MAX_FILE, 28)
        fields = Fields(read(data))
        need(fields.number("v") == 1, 27)
        self.record = Record(canonical(fields.object("record")))
        self.index, self.size = fields.number("index"), fields.number("size")
        self.path = [hash_of(text) for text in fields.texts("path")]
        note = fields.text("checkpoint")
        fields.end()
        self.checkpoint = Checkpoint(note)
        self.leaf = leaf(self.record.bytes)

    def verify(self, keys):
        signers = self.checkpoint.signers(keys)
        need(self.size == self.checkpoint.size, 30)
        need(self.index < self.size, 29)
        need(len(self.path) == steps(self.index, self.size), 31)
        *_, (_, _, root) = walk(self.index, self.size, self.path, self.leaf)
        need(root == self.checkpoint.root, 32)
        return {key.text for key in signers if key in keys.witnesses}


# ---------------------------------------------------------------- acts

ACT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9@:./_-]{0,127}")
KINDS = ("entry", "request", "decision", "grant", "revocation", "suspension", "objection", "answer",
         "emergency", "source", "return", "extension", "withdrawal", "calendar", "supervision",
         "supervision-answer", "demand", "demand-answer", "dispute", "ruling", "key-revocation",
         "key-certificate", "publication", "change", "department-rule",
         "standing-push")


class Act:
    """A signed act: {"act", "approval", "key", "signature", "v"}."""

    def __init__(self, data):
        fields = Fields(read(data))
        need(fields.number("v") == 1, 27)
        self.read_act(fields.object("act"))
        self.read_approval(fields.object("approval"))
        self.key = fields.text("key")
        fields.bytes("signature")
        self.signature = fields.text("signature")
        fields.end()
        self.signed = {"act": fields.tree["act"], "approval": fields.tree["approval"]}

    def read_act(self, tree):
        fields = Fields(tree)
        need(fields.number("v") == 1, 27)
        self.kind = fields.text("kind")
        need(self.kind in KINDS, 26)
        self.id, self.department, person = fields.text("id"), fields.text("department"), fields.text("person")
        self.time = time(fields.text("time"))
        shown, self.body = fields.text("shown"), fields.object("body")
        need(ACT_ID.fullmatch(self.id) and DEPARTMENT.fullmatch(self.department), 85)
        need(len(person) <= 128 and letters(person, "@._-"), 85)
        self.person_name = person
        need(DIGEST.fullmatch(shown), 85)
        follows = Fields(self.body).object("follows", True)
        self.follows = None
        if follows is not None:
            link = Fields(follows)
            self.follows = link.text("id"), link.text("digest")
            need(ACT_ID.fullmatch(self.follows[0]) and DIGEST.fullmatch(self.follows[1]), 85)
            link.end()
        fields.end()
        self.digest = tagged(canonical(tree))

    def read_approval(self, tree):
        fields = Fields(tree)
        self.method = fields.text("method")
        need(self.method in ("session", "keyfile", "passkey", "joint"), 26)
        self.subject = None
        if self.method == "joint":
            acts = fields.texts("acts")
            need(0 < len(acts) <= 200 and len(set(acts)) == len(acts), 26)
            need(all(DIGEST.fullmatch(digest) for digest in acts), 26)
            by = fields.object("by")
            fields.end()
            self.read_approval(by)
            need(self.method in ("keyfile", "passkey") and self.subject is None, 26)
            self.subject = acts
            return
        if self.method != "session":
            self.person_key = fields.text("key")
            self.person = key_of(self.person_key)
            if self.method == "passkey":
                self.authenticator, self.client = fields.bytes("authenticator"), fields.bytes("client")
            self.approval = fields.bytes("signature")
        fields.end()

    def approved(self):
        if self.method == "session":
            return True
        said = self.digest
        if self.subject is not None:
            if said not in self.subject:
                return False
            said = tagged(canonical({"acts": self.subject, "for": "joint-approval", "v": 1}))
        if self.method == "keyfile":
            return self.person.verifies(said.encode(), self.approval)
        if len(self.authenticator) < 37 or self.authenticator[32] & 5 != 5:
            return False
        try:
            client = read_lenient(self.client)
        except Refused:
            return False
        challenge = base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")
        return client.get("type") == "webauthn.get" and client.get("challenge") == challenge \
            and self.person.verifies(self.authenticator + hashlib.sha256(self.client).digest(), self.approval)

    def verify(self, keys):
        department = keys.at(self.department, self.key, self.time)
        need(signed(department.key, self.signed, self.signature), 83)
        need((department.custody == "hosted" or self.method != "session") and self.approved(), 84)
        self.strong = department.custody == "node" and self.method != "session"


class Acts:
    def __init__(self, keys, certificates):
        self.keys, self.by_digest, self.grants, self.revocations, self.places = keys, {}, {}, {}, {}
        self.suspensions, self.certificates = {}, certificates

    def add(self, data):
        act = Act(data)
        act.verify(self.keys)
        chain = Fields(act.body).object("chain", True)
        if chain is not None:
            fields = Fields(chain)
            number = fields.number("number")
            self.same(act, number, act.digest)
            previous = fields.text("previous", True)
            if previous is not None:
                self.same(act, number - 1, previous)
        self.by_digest[act.digest] = act
        if act.kind == "grant":
            self.grants.setdefault(act.id, []).append(act)
        elif act.kind == "revocation":
            self.revocations.setdefault(act.id, []).append(act)
        elif act.kind == "suspension":
            self.suspensions.setdefault(act.id, []).append(act)
        elif act.kind == "key-revocation":
            key = Fields(act.body).text("key", True)
            if key is not None:
                self.certificates.revoke(act.department, key, act.time)

    def same(self, act, number, digest):
        need(self.places.setdefault((act.department, number), digest) == digest, 93)

    def before(self, act, kind):
        if act is None or act.follows is None or act.follows[1] not in self.by_digest:
            return None
        found = self.by_digest[act.follows[1]]
        need(found.kind == kind and found.id == act.follows[0] and found.time <= act.time, 90)
        return found

    def follow(self, record):
        """The steps that hold for all grants of the record, each with whether it is strong."""
        if record.request:
            return self.follow_refused(record)
        every = None
        for use in record.uses:
            found = self.follow_use(record, use)
            every = found if every is None else {
                step: every[step] and found[step] for step in every if step in found}
        return every or {}

    def follow_refused(self, record):
        """A request that was refused: its signature is the consumer's, and it leads to the entry."""
        request = self.by_digest.get(record.request[1])
        if request is None:
            return {}
        need(request.kind == "request" and request.id == record.request[0]
             and request.department == record.consumer and request.time <= record.time, 90)
        found = {"consumer": request.strong, "request": request.strong}
        entry = self.before(request, "entry")
        if entry:
            named = Fields(entry.body).object("entry", True)
            if named is not None:
                fields = Fields(named)
                need(fields.text("code") == record.resource and fields.text("provider") == entry.department
                     and entry.department in record.provider, 90)
            found["entry"] = entry.strong
        return found

    def follow_use(self, record, use):
        listed = self.grants.get(use["grant"], [])
        if not listed:
            return {}
        grant = next((act for act in listed if act.time <= record.time and self.cites(use, act)), None)
        need(grant is not None, 88)
        if record.delivered:
            self.require_within(record, use, grant)
        found = {"grant": grant.strong}
        emergency = use["grant"].startswith("E-")
        decision = self.before(grant, "emergency" if emergency else "decision")
        if decision:
            need(decision.department == grant.department, 90)
            found["decision"] = decision.strong
        request = self.before(decision, "request")
        if request:
            need(request.department == record.consumer, 90)
            found["request"] = request.strong
        entry = self.before(request, "entry")
        if entry:
            named = Fields(entry.body).object("entry", True)
            if named is not None:
                fields = Fields(named)
                need(fields.text("code") == use["resource"] and fields.number("version") == use["version"]
                     and fields.text("provider") == entry.department, 90)
            found["entry"] = entry.strong
        if emergency:
            if not entry:
                return {}
            need(self.emergency_holds(grant, decision, entry), 90)
        return found

    @staticmethod
    def emergency_holds(grant, proposal, entry):
        """Two persons of the authority that the provider named agreed on the same policy, for hours."""
        approvers = [getattr(act, "person_key", None) for act in (grant, proposal)]
        one = grant.person_name == proposal.person_name or approvers[0] is not None and approvers[0] == approvers[1]
        policy = Fields(grant.body).object("policy", True)
        if one or policy is None or proposal.id != grant.id:
            return False
        fields, named = Fields(policy), Fields(entry.body).object("entry", True)
        hours = (time(fields.text("to")) - time(fields.text("from"))).total_seconds() / 3600
        return policy == Fields(proposal.body).object("policy", True) and hours <= 72 \
            and Fields(grant.body).object("binding", True) == Fields(proposal.body).object("binding", True) \
            and named is not None and Fields(named).text("authority", True) == grant.department

    @staticmethod
    def cites(use, grant):
        policy = Fields(grant.body).object("policy", True)
        return policy is not None and tagged(canonical(policy)) == use["policy"]

    def require_within(self, record, use, grant):
        policy = Fields(Fields(grant.body).object("policy"))
        need(policy.text("resource") == use["resource"] and policy.number("version") == use["version"]
             and (policy.text("provider") == grant.department or use["grant"].startswith("E-"))
             and policy.text("provider") in record.provider
             and policy.text("consumer") == record.consumer and policy.text("purpose") == record.purpose
             and {"push": "table"}.get(record.kind, record.kind) in policy.texts("modes")
             and time(policy.text("from")) <= record.time < time(policy.text("to"))
             and all(end.time > record.time for end in self.revocations.get(use["grant"], []))
             and all(self.resumed(use["grant"], pause.time, record.time)
                     for pause in self.suspensions.get(use["grant"], []) if pause.time <= record.time), 89)

    def resumed(self, grant, pause, at):
        return any(pause <= again.time <= at for again in self.grants.get(grant, []))


class Certificates:
    """A department's key certifies a person's, a person's a session's."""

    def __init__(self):
        self.by_key, self.revoked = {}, {}

    def revoke(self, department, key, moment):
        named = department, key
        self.revoked[named] = min(moment, self.revoked.get(named, moment))

    def add(self, data):
        fields = Fields(read(data))
        need(fields.number("v") == 1, 27)
        fields.bytes("signature")
        department, key = fields.text("department"), key_of(fields.text("key"))
        start, end = time(fields.text("from")), time(fields.text("to"))
        by, signature = key_of(fields.text("by")), fields.text("signature")
        fields.end()
        statement = {name: value for name, value in fields.tree.items() if name != "signature"}
        self.by_key.setdefault(key.text, []).append((department, start, end, by, statement, signature))

    def issuer(self, department, key, moment, keys, left=2):
        end = self.revoked.get((department, key.text))
        need(end is None or moment < end, 82)
        for of, start, end, by, statement, signature in self.by_key.get(key.text, []):
            if of != department or not start <= moment < end or not signed(by, statement, signature):
                continue
            if keys.find(department, by.text):
                return keys.at(department, by.text, moment)
            if left > 1:
                return self.issuer(department, by, moment, keys, left - 1)
        raise Refused(80)


# ---------------------------------------------------------------- the legal clock

BEIJING = timezone(timedelta(hours=8))
CLOCK_KINDS = ("request", "return", "extension", "withdrawal", "decision")


def calendar_day(text):
    need(len(text) == 10, 26)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(26)


class Calendar:
    """Holiday notices and periods: {"notices", "periods", "v"}."""

    def __init__(self, data):
        fields = Fields(read(data))
        need(fields.number("v") == 1, 27)
        self.known, self.off, self.work, self.periods, order = set(), set(), set(), [], []
        for tree in fields.objects("notices"):
            order.append(self.notice(tree))
        for tree in fields.objects("periods"):
            days = tree.number("workingDays")
            need(1 <= days <= 1000, 26)
            self.periods.append((tree.text("duty"), calendar_day(tree.text("from")), days, tree.text("basis")))
            tree.end()
        fields.end()
        need(order == sorted(order), 25)
        need([p[:2] for p in self.periods] == sorted(p[:2] for p in self.periods), 25)
        self.digest = tagged(data)

    def notice(self, tree):
        year, number = tree.number("year"), tree.text("number")
        covers, off, work = tree.text("covers"), tree.objects("off"), [calendar_day(day) for day in tree.texts("work")]
        need(covers in ("year", "supplement"), 26)
        tree.text("title"), calendar_day(tree.text("issued")), tree.text("replaces", True)
        for run in off:
            run.text("name")
            day, last = calendar_day(run.text("from")), calendar_day(run.text("to"))
            run.end()
            while day <= last:
                self.off.add(day)
                day += timedelta(1)
        need(work == sorted(set(work)), 25)
        self.work |= set(work)
        if covers == "year":
            self.known.add(year)
        tree.end()
        return year, number

    def works(self, day):
        return day in self.work or day not in self.off and day.weekday() < 5

    def between(self, start, end):
        return sum(self.works(start + timedelta(n)) for n in range(1, max((end - start).days, 0) + 1))

    def after(self, start, days):
        while days > 0:
            start += timedelta(1)
            days -= self.works(start)
        return start

    def period(self, duty, day):
        found = [period for period in self.periods if period[0] == duty and period[1] <= day]
        return max(found, key=lambda period: period[1])[2] if found else None


def clocks(acts, calendars):
    requests = {}
    for act in acts:
        if act.kind in CLOCK_KINDS:
            requests.setdefault(act.id, []).append(act)
    found = []
    for request in sorted(requests):
        try:
            clock = clock_of(requests[request], calendars)
        except Refused:
            clock = None
        if clock is not None:
            found.append(clock)
    return found


def clock_of(acts, calendars):
    acts = sorted(acts, key=lambda act: (act.time, act.digest))
    hosted = not all(act.strong for act in acts)
    first = next((act for act in acts if act.kind == "request"), None)
    asked = first and Fields(first.body).object("request", True)
    provider = asked and Fields(asked).text("provider", True)
    if not provider:
        return None
    acts = [act for act in acts
            if act.department == (first.department if act.kind in ("request", "withdrawal") else provider)]
    ending = next((act for act in acts if act.kind in ("decision", "withdrawal")), None)
    acts = [act for act in acts if ending is None or act.time <= ending.time]
    cited = Fields((ending or acts[-1]).body).object("clock", True)
    if cited is None:
        return None
    fields = Fields(cited)
    clock = {"request": first.id, "duty": fields.text("duty"), "calendar": fields.text("calendar"),
             "started": day_of(first).isoformat(), "extended": 0, "hosted": hosted}
    told = next((act for act in acts if act.kind == "return"), None)
    resumed = next((act for act in acts if told and act.kind == "request" and act.time > told.time), None)
    extension = next((act for act in acts if act.kind == "extension"), None)
    if told:
        clock["paused"] = day_of(told).isoformat()
    if resumed:
        clock["resumed"] = day_of(resumed).isoformat()
    if extension:
        clock["extended"] = min(Fields(extension.body).number("days"), 1000)
    if ending:
        clock["answered" if ending.kind == "decision" else "withdrawn"] = day_of(ending).isoformat()
    calendar = calendars.get(clock["calendar"])
    total = calendar and calendar.period(clock["duty"], day_of(first))
    if total:
        reckon(clock, calendar, total + clock["extended"], day_of(first), told and day_of(told),
               resumed and day_of(resumed), ending and day_of(ending))
    return clock


def day_of(act):
    return act.time.astimezone(BEIJING).date()


def reckon(clock, calendar, total, start, paused, resumed, ended):
    if paused and not resumed:
        if ended:
            clock["late"] = 0
        return
    due = calendar.after(start, total)
    if paused and paused <= due:
        before = calendar.between(start, paused - timedelta(1))
        due = calendar.after(resumed, max(total - before, 1))
    clock["due"] = due.isoformat()
    if ended:
        clock["late"] = calendar.between(due, ended)


# ---------------------------------------------------------------- one history

class History:
    def __init__(self):
        self.roots, self.heads, self.nodes, self.leaves = {}, set(), {}, {}
        self.indexes, self.sequences, self.findings = {}, {}, []

    def found(self, number, place):
        self.findings.append(("SQ-LED-%04d" % number, place))

    def add_head(self, head):
        self.heads.add(head)
        if self.roots.setdefault(head[:2], head[2]) != head[2]:
            self.found(51, "size %d" % head[1])

    def add(self, receipt):
        record = receipt.record
        self.add_head(receipt.checkpoint.head)
        clash = None
        for level, index, value in walk(receipt.index, receipt.size, receipt.path, receipt.leaf):
            if index + 1 <= receipt.size >> level and clash is None \
                    and self.nodes.setdefault((level, index), value) != value:
                clash = level, index
        if clash:
            self.found(51, "node %d/%d" % clash)
        if record.id in self.indexes:
            same = self.indexes[record.id]
            equal = same == receipt.index and self.leaves[same] == receipt.leaf
            self.found(50 if equal else 51, record.id)
            return
        self.indexes[record.id] = receipt.index
        if receipt.index in self.leaves:
            self.found(51, "index %d" % receipt.index)
        self.leaves.setdefault(receipt.index, receipt.leaf)
        for grant, number in record.sequences.items():
            self.count(grant, number, receipt.index)
        if record.consumer_sequence is not None:
            self.count(record.consumer, record.consumer_sequence, receipt.index)

    def count(self, of, number, index):
        numbers = self.sequences.setdefault(of, {})
        below = max((other for other in numbers if other < number), default=None)
        above = min((other for other in numbers if other > number), default=None)
        clash = number in numbers or below is not None and numbers[below] >= index \
            or above is not None and numbers[above] <= index
        numbers.setdefault(number, index)
        if clash:
            self.found(51, "%s #%d" % (of, number))

    def gaps(self):
        for of, numbers in self.sequences.items():
            expected = 1
            for number in sorted(numbers):
                if number > expected:
                    missing = str(expected) if expected == number - 1 else "%d\u2013%d" % (expected, number - 1)
                    self.found(52, "%s #%s" % (of, missing))
                expected = number + 1


def role(name):
    if name in ("manifest.json", "keys.json"):
        return name
    if name.startswith("checkpoint-") and name.endswith(".txt"):
        return "checkpoint"
    if not name.endswith(".json"):
        return "other"
    for start in ("block-", "consistency-"):
        if name.startswith(start):
            return start[:-1]
    return next((kind for kind in ("receipt", "act", "certificate", "calendar")
                 if name.endswith("." + kind + ".json")), "other")


class Verifier:
    def __init__(self, keys):
        self.keys, self.certificates, self.history = keys, Certificates(), History()
        self.acts = Acts(keys, self.certificates)
        self.links, self.cosigned, self.invalid, self.findings = {}, {}, {}, []
        self.blocks, self.anchors = {}, set()
        self.calendars = {}
        self.counts = dict.fromkeys(
            ("receipts", "valid", "consumer", "requested", "request", "complete", "hosted", "cosigned", "anchored"), 0)

    def verify(self, sources):
        manifests = [self.manifest(files) for files in sources]
        for files, manifest in zip(sources, manifests):
            for name in sorted(files):
                kind = role(name)
                if kind in ("receipt", "manifest.json") or kind == "other" and manifest is None:
                    continue
                self.listed(manifest, name, files[name])
                self.guard(name, lambda: self.proof(kind, files[name]))
        for files, manifest in zip(sources, manifests):
            for name in sorted(files):
                if role(name) == "receipt":
                    self.listed(manifest, name, files[name])
                    self.counts["receipts"] += 1
                    self.guard(name, lambda: self.receipt(Receipt(files[name])))
        for manifest in manifests:
            self.findings += [("SQ-LED-0054", name) for name in manifest or ()]
        self.history.gaps()
        self.findings += self.history.findings
        if any(manifest is not None for manifest in manifests):
            self.unlinked()
        found = [(code, name) for name, code in self.invalid.items()] + self.findings
        return {"v": 1, "sound": not self.invalid and all(code == "SQ-LED-0050" for code, _ in self.findings),
                "counts": self.counts,
                "clocks": clocks(self.acts.by_digest.values(), self.calendars),
                "findings": [{"code": code, "place": place} for code, place in found]}

    def guard(self, name, work):
        try:
            work()
        except Refused as refused:
            self.invalid[name] = refused.code

    def manifest(self, files):
        listed = []

        def parse():
            fields = Fields(read_lenient(files["manifest.json"]))
            need(fields.number("v") == 1 and fields.text("form") == "shuqiao-evidence", 27)
            fields.object("files")
            listed.append(dict(fields.text_map("files")))
            fields.end()
        if "manifest.json" in files:
            self.guard("manifest.json", parse)
        return listed[0] if listed and "manifest.json" not in self.invalid else None

    def listed(self, manifest, name, data):
        if manifest is not None:
            digest = manifest.pop(name, None)
            if digest is None:
                self.findings.append(("SQ-LED-0055", name))
            elif digest != tagged(data):
                self.findings.append(("SQ-LED-0056", name))

    def proof(self, kind, data):
        if kind != "block":
            need(len(data) <= MAX_FILE, 28)
        if kind == "act":
            self.acts.add(data)
        elif kind == "certificate":
            self.certificates.add(data)
        elif kind == "calendar":
            calendar = Calendar(data)
            self.calendars[calendar.digest] = calendar
        elif kind == "checkpoint":
            checkpoint = Checkpoint(data.decode("utf-8", "replace"))
            self.cosigned.setdefault(checkpoint.head, set()).update(checkpoint.witnesses(self.keys))
            self.history.add_head(checkpoint.head)
        elif kind == "consistency":
            self.consistency(data)
        elif kind == "block":
            self.block(Block(data, self.keys))

    def block(self, block):
        same, before, after = (self.blocks.get(block.number + n) for n in (0, -1, 1))
        need((same is None or same.hash == block.hash) and (before is None or before.hash == block.previous)
             and (after is None or after.previous == block.hash), 69)
        self.blocks[block.number] = block
        self.anchors.add(block.checkpoint.head)
        if block.checkpoint.head not in self.history.heads:
            self.history.add_head(block.checkpoint.head)

    def consistency(self, data):
        fields = Fields(read(data))
        need(fields.number("v") == 1, 27)
        first, second = Checkpoint(fields.text("first")), Checkpoint(fields.text("second"))
        path = [hash_of(text) for text in fields.texts("path")]
        fields.end()
        need(first.size <= second.size, 26)
        first.signers(self.keys)
        second.signers(self.keys)
        need(first.origin == second.origin
             and consistent(first.size, second.size, first.root, second.root, path), 37)
        self.history.add_head(first.head)
        self.history.add_head(second.head)
        self.links.setdefault(first.head, set()).add(second.head)

    def receipt(self, receipt):
        own = receipt.verify(self.keys)
        self.history.add(receipt)
        record, proven = receipt.record, {}
        if record.attempt:
            proven["consumer"] = self.consumer(record)
        proven.update(self.acts.follow(record))
        above = self.upward(receipt.checkpoint.head)
        witnesses = own.union(*(self.cosigned.get(head, ()) for head in above))
        both = ("consumer", "grant", "decision", "request", "entry")
        complete = all(step in proven for step in both)
        counts = self.counts
        counts["valid"] += 1
        counts["consumer"] += "consumer" in proven
        counts["requested"] += bool(record.uses or record.request)
        counts["request"] += "request" in proven
        counts["complete"] += complete
        counts["hosted"] += complete and not all(proven[step] for step in both)
        counts["cosigned"] += bool(witnesses)
        counts["anchored"] += not above.isdisjoint(self.anchors)

    def consumer(self, record):
        attempt = record.attempt
        if attempt.custody == "person":
            department = self.certificates.issuer(record.consumer, attempt.key, record.time, self.keys)
        else:
            department = self.keys.at(record.consumer, attempt.key.text, record.time)
            need(attempt.custody == department.custody, 87)
        need(signed(attempt.key, attempt.statement(record), attempt.signature), 87)
        return department.custody == "node"

    def upward(self, head):
        """A head and all that provably grew from it."""
        waiting, seen = [head], set()
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                waiting += [above for above in self.links.get(at, ()) if above[1] >= at[1]]
        return seen

    def unlinked(self):
        top = max((head[1] for head in self.history.heads), default=0)
        sizes = {head[1] for head in self.history.heads if head[1] != top
                 and not any(above[1] > head[1] for above in self.links.get(head, ()))}
        self.findings += [("SQ-LED-0053", "size %d" % size) for size in sorted(sizes)]


def files_of(path):
    """Name to bytes, each cut just above what such a file may have."""
    files = {}
    if os.path.isdir(path):
        for name in os.listdir(path):
            if os.path.isfile(os.path.join(path, name)):
                with open(os.path.join(path, name), "rb") as stream:
                    most = {"manifest.json": MAX_MANIFEST, "block": fabric.MAX_BLOCK}.get(role(name), MAX_FILE)
                    files[name] = stream.read(most + 1)
    else:
        with zipfile.ZipFile(path) as bundle:
            for entry in bundle.infolist():
                if not entry.is_dir():
                    files[entry.filename] = bundle.read(entry)
    return files


def report(paths, key_file):
    sources = [files_of(path) for path in paths]
    if key_file:
        with open(key_file, "rb") as stream:
            data = stream.read()
    else:
        data = sources[0]["keys.json"]
    return Verifier(Keys(data)).verify(sources)


def main(words):
    key_file = None
    if "--keys" in words:
        at = words.index("--keys")
        key_file = words[at + 1]
        del words[at:at + 2]
    if words == ["--each"]:
        for line in sys.stdin:
            print(json.dumps(report([line.rstrip("\n")], key_file), ensure_ascii=False), flush=True)
        return 0
    found = report(words, key_file)
    print(json.dumps(found, ensure_ascii=False))
    return 0 if found["sound"] else 1


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))

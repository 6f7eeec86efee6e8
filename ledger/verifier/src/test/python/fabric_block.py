"""Reads blocks of a Fabric network (block-*.json), written from docs/exchange-record.md and Fabric's .proto files.

Certificates and signatures are ECDSA on P-256 or P-384, as Fabric's own tools make them.
"""
import base64
import binascii
import functools
import hashlib
import re
from datetime import datetime, timezone

MAX_BLOCK = 32 << 20
DEPTH = 5


class Malformed(Exception):
    """Bytes that are not of the form that was expected."""


def need(holds):
    if not holds:
        raise Malformed


# ---------------------------------------------------------------- protocol buffers

# a field is its name and kind: bytes, text, int32, long, bool ("o"), or a message's own fields
def fields(words):
    """'1:name=b 2:other=t' -> {1: ("name", "b"), 2: ("other", "t")}"""
    parts = (re.fullmatch(r"(\d+):(\w+)=(\w)", word).groups() for word in words.split())
    return {int(number): (name, kind) for number, name, kind in parts}


ENVELOPE = fields("1:payload=b 2:signature=b")
PAYLOAD = {1: ("header", fields("1:channel_header=b 2:signature_header=b")), 2: ("data", "b")}
CHANNEL_HEADER = {**fields("1:type=i 2:version=i 4:channel_id=t 5:tx_id=t 6:epoch=l 7:extension=b 8:tls_cert_hash=b"),
                  3: ("timestamp", fields("1:seconds=l 2:nanos=i"))}
SIGNATURE_HEADER = fields("1:creator=b 2:nonce=b")
TRANSACTION = {1: ("actions", fields("1:header=b 2:payload=b"))}
ENDORSED = {1: ("proposal_response_payload", "b"), 2: ("endorsements", fields("1:endorser=b 2:signature=b"))}
ACTION_PAYLOAD = {1: ("chaincode_proposal_payload", "b"), 2: ("action", ENDORSED)}
RESPONSE_PAYLOAD = fields("1:proposal_hash=b 2:extension=b")
ACTION = {**fields("1:results=b 2:events=b"), 3: ("response", fields("1:status=i 2:message=t 3:payload=b")),
          4: ("chaincode_id", fields("1:path=t 2:name=t 3:version=t"))}
HASHED = fields("1:collection_name=t 2:hashed_rwset=b 3:pvt_rwset_hash=b")
RESULTS = {1: ("data_model", "i"),
           2: ("ns_rwset", {**fields("1:namespace=t 2:rwset=b"), 3: ("collection_hashed_rwset", HASHED)})}
READ = {1: ("key", "t"), 2: ("version", fields("1:block_num=l 2:tx_num=l"))}
RANGE = {**fields("1:start_key=t 2:end_key=t 3:itr_exhausted=o"), 4: ("raw_reads", {1: ("kv_reads", READ)}),
         5: ("reads_merkle_hashes", fields("1:max_degree=i 2:max_level=i 3:max_level_hashes=b"))}
READS_AND_WRITES = {1: ("reads", READ), 2: ("range_queries_info", RANGE),
                    3: ("writes", fields("1:key=t 2:is_delete=o 3:value=b")),
                    4: ("metadata_writes", {1: ("key", "t"), 2: ("entries", fields("1:name=t 2:value=b"))})}
IDENTITY = fields("1:mspid=t 2:id_bytes=b")


class Message:
    """A field's values by its name; the last of several wins, several messages are one."""

    def __init__(self, kinds, values):
        self.kinds, self.values = kinds, values

    def last(self, name, absent):
        return self.values.get(name, [absent])[-1]

    def bytes(self, name):
        return self.last(name, b"")

    def text(self, name):
        return self.last(name, "")

    def number(self, name):
        return self.last(name, 0)

    def all(self, name):
        return self.values.get(name, [])

    def message(self, name):
        kinds = next(kind for field, kind in self.kinds.values() if field == name)
        both = {}
        for each in self.all(name):
            for field, values in each.values.items():
                both.setdefault(field, []).extend(values)
        return Message(kinds, both)


def varint(data, at, end):
    number = 0
    for i in range(10):
        need(at < end)
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << 7 * i
        if byte < 0x80:
            need((byte or i == 0) and (byte <= 1 or i < 9))    # one spelling, 64 bits
            return number & (1 << 64) - 1, at
    raise Malformed


def message(data, kinds, at=0, end=None, depth=0):
    need(depth < 64)
    end = len(data) if end is None else end
    values = {}
    while at < end:
        tag, at = varint(data, at, end)
        need(8 <= tag <= 0xFFFFFFFF)
        name, kind = kinds.get(tag >> 3, (None, None))
        if tag & 7 == 0:
            number, at = varint(data, at, end)
            if kind == "i":
                number &= 0xFFFFFFFF
                number -= (number & 1 << 31) << 1
            if kind in ("i", "l", "o"):
                values.setdefault(name, []).append(int(number != 0) if kind == "o" else number)
        elif tag & 7 in (1, 5):
            at += 8 if tag & 7 == 1 else 4
            need(at <= end)
        elif tag & 7 == 2:
            length, at = varint(data, at, end)
            need(length <= end - at)
            if isinstance(kind, dict):
                values.setdefault(name, []).append(message(data, kind, at, at + length, depth + 1))
            elif kind in ("b", "t"):
                values.setdefault(name, []).append(text_of(data[at:at + length], kind))
            at += length
        else:
            raise Malformed
    return Message(kinds, values)


def text_of(data, kind):
    try:
        return data if kind == "b" else data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed from None


def written(number, value):
    """A field as writers spell it: an empty one not at all."""
    prefix, rest = bytes([number << 3 | 2]), len(value)
    while rest >> 7:
        prefix, rest = prefix + bytes([rest & 0x7F | 0x80]), rest >> 7
    return prefix + bytes([rest]) + value if value else b""


# ---------------------------------------------------------------- certificates (X.509, DER)

def der(data, at=0):
    """tag, content, and where what follows begins"""
    need(at + 2 <= len(data))
    tag, length = data[at], data[at + 1]
    at += 2
    if length & 0x80:
        count = length & 0x7F
        need(0 < count <= 3 and at + count <= len(data))
        length, at = int.from_bytes(data[at:at + count], "big"), at + count
    need(at + length <= len(data))
    return tag, data[at:at + length], at + length


def parts(data):
    """(tag, content, whole) of each element of a sequence"""
    found, at = [], 0
    while at < len(data):
        tag, content, after = der(data, at)
        found.append((tag, content, data[at:after]))
        at = after
    return found


def moment(tag, content):
    try:
        text = content.decode("ascii")
        form = "%y%m%d%H%M%SZ" if tag == 0x17 else "%Y%m%d%H%M%SZ"
        return datetime.strptime(text, form).replace(tzinfo=timezone.utc)
    except ValueError:
        raise Malformed from None


EC_KEY = bytes.fromhex("2a8648ce3d0201")
CURVES = {bytes.fromhex("2a8648ce3d030107"): "P-256", bytes.fromhex("2b81040022"): "P-384"}
HASHES = {bytes.fromhex("2a8648ce3d040302"): "sha256", bytes.fromhex("2a8648ce3d040303"): "sha384",
          bytes.fromhex("2a8648ce3d040304"): "sha512"}
UNIT, BASIC, USAGE = bytes.fromhex("55040b"), bytes.fromhex("551d13"), bytes.fromhex("551d0f")
# what a critical extension may be: key usage, alternative name, basic constraints, extended key usage
UNDERSTOOD = {USAGE, bytes.fromhex("551d11"), BASIC, bytes.fromhex("551d25")}
CERT_SIGN = 0x04


class Certificate:
    def __init__(self, data):
        tag, whole, _ = der(data)
        need(tag == 0x30)
        (_, body, self.signed), (_, algorithm, _), (tag, bits, _) = parts(whole)
        need(tag == 0x03 and bits[:1] == b"\0")
        self.hash, self.signature = HASHES.get(parts(algorithm)[0][1]), bits[1:]
        listed = parts(body)
        if listed[0][0] == 0xA0:
            listed = listed[1:]
        self.issuer, self.subject = listed[2][2], listed[4][2]
        start, end = parts(listed[3][1])
        self.start, self.end = moment(*start[:2]), moment(*end[:2])
        self.units = [self.word(value) for _, names, _ in parts(listed[4][1]) for _, pair, _ in parts(names)
                      for value in [parts(pair)] if value[0][1] == UNIT]
        (_, kind, _), (_, key, _) = parts(listed[5][1])
        names = [each[1] for each in parts(kind)]
        self.curve = CURVES.get(names[1]) if names[0] == EC_KEY and len(names) > 1 else None
        self.key = key[1:]
        self.authority, self.length, self.usage, self.understood = False, None, None, True
        for tag, content, _ in listed[6:]:
            if tag == 0xA3:
                for _, extension, _ in parts(parts(content)[0][1]):
                    self.extend(parts(extension))

    @staticmethod
    def word(pair):
        try:
            return pair[1][1].decode("utf-8")
        except UnicodeDecodeError:
            return ""

    def extend(self, listed):
        name, value = listed[0][1], listed[-1][1]
        if len(listed) == 3 and listed[1][1] != b"\0" and name not in UNDERSTOOD:
            self.understood = False
        if name == BASIC:
            limits = parts(der(value)[1])
            self.authority = bool(limits) and limits[0][0] == 1 and limits[0][1] != b"\0"
            self.length = int.from_bytes(limits[1][1], "big") if len(limits) > 1 else None
        elif name == USAGE:
            bits = der(value)[1]
            self.usage = bits[1] if len(bits) > 1 else 0

    def signs(self):
        return self.authority and self.understood and (self.usage is None or self.usage & CERT_SIGN)

    def issued_by(self, other, ecdsa):
        return self.issuer == other.subject and self.hash is not None \
            and ecdsa(other.curve, other.key, self.hash, self.signed, self.signature)


@functools.lru_cache(maxsize=4096)
def certificate(data):
    """Of DER, or of PEM as an identity has it; None for what is none."""
    try:
        if data[:1] != b"\x30":
            found = re.search(rb"-----BEGIN [A-Z0-9 ]+-----(.*?)-----END", data, re.DOTALL)
            need(found)
            data = base64.b64decode(b"".join(found[1].split()), validate=True)
        return Certificate(data)
    except (Malformed, binascii.Error, ValueError, IndexError):
        return None


class Organisation:
    def __init__(self, msp, roots, intermediates, unit):
        self.msp, self.roots, self.intermediates, self.unit = msp, roots, intermediates, unit

    def knows(self, signer, ecdsa):
        """The chain is looked at as it stood when the certificate began."""
        return (self.unit is None or self.unit in signer.units) and not signer.authority and signer.understood \
            and self.chained(signer, signer.start, 0, ecdsa)

    def chained(self, child, when, above, ecdsa):
        def fits(parent):
            return parent.signs() and (parent.length is None or parent.length >= above) \
                and child.issued_by(parent, ecdsa)
        if any(fits(root) for root in self.roots):
            return True
        return above < DEPTH and any(
            parent.start <= when <= parent.end and fits(parent) and self.chained(parent, when, above + 1, ecdsa)
            for parent in self.intermediates)


# ---------------------------------------------------------------- blocks

def sha(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def asn1(tag, content):
    count = len(content)
    size = bytes([count]) if count < 0x80 else bytes([0x80 | (count.bit_length() + 7) // 8]) \
        + count.to_bytes((count.bit_length() + 7) // 8, "big")
    return bytes([tag]) + size + content


class Transaction:
    """A call of a contract, with what was endorsed; None for an envelope of another kind."""

    def __init__(self, payload, action):
        header = payload.message("header")
        self.headers = header.bytes("channel_header"), header.bytes("signature_header")
        endorsed = action.message("action")
        self.proposal, self.answer = action.bytes("chaincode_proposal_payload"), \
            endorsed.bytes("proposal_response_payload")
        response = message(self.answer, RESPONSE_PAYLOAD)
        self.channel, self.submitter = message(self.headers[0], CHANNEL_HEADER), \
            message(self.headers[1], SIGNATURE_HEADER)
        self.proposal_hash = response.bytes("proposal_hash")
        self.action = message(response.bytes("extension"), ACTION)
        self.endorsements = endorsed.all("endorsements")

    @staticmethod
    def of(envelope):
        payload = message(message(envelope, ENVELOPE).bytes("payload"), PAYLOAD)
        kind = message(payload.message("header").bytes("channel_header"), CHANNEL_HEADER)
        if kind.number("type") != 3:
            return None
        actions = message(payload.bytes("data"), TRANSACTION).all("actions")
        return Transaction(payload, message(actions[0].bytes("payload"), ACTION_PAYLOAD)) if len(actions) == 1 else None

    def answers_its_proposal(self):
        name = sha(self.submitter.bytes("nonce"), self.submitter.bytes("creator"))
        return sha(*self.headers, self.proposal) == self.proposal_hash and name.hex() == self.channel.text("tx_id")

    def anchored(self, contract):
        """(key, value) of the first anchor that it writes, or None"""
        action = self.action
        status = action.message("response").number("status")
        if action.message("chaincode_id").text("name") != contract or status != 200:
            return None
        for space in message(action.bytes("results"), RESULTS).all("ns_rwset"):
            if space.text("namespace") == contract:
                for write in message(space.bytes("rwset"), READS_AND_WRITES).all("writes"):
                    if write.text("key").startswith("fact/anchor/") and not write.number("is_delete"):
                        return write.text("key"), write.bytes("value")
        return None


def one_spelling(envelope):
    """The data hash covers the envelopes one after the other, not where each ends; their form does."""
    read = message(envelope, ENVELOPE)
    payload, signature = read.bytes("payload"), read.bytes("signature")
    need(payload and written(1, payload) + written(2, signature) == envelope)


def header(number, previous, data):
    digits = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return asn1(0x30, asn1(2, digits) + asn1(4, previous) + asn1(4, data))


def signer_of(identity):
    """(MSP, certificate or None) of who signed"""
    read = message(identity, IDENTITY)
    need(read.bytes("id_bytes"))
    return read.text("mspid"), certificate(read.bytes("id_bytes"))

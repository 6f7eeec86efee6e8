package org.shuqiao.ledger.signature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * Statement of one key that another one speaks for the department from a time to a time: the department's key says so
 * of a person's, a person's of a session's. Canonical JSON {@code {"by":"name+hash+base64","department":"minzheng",
 * "from":"…","key":"name+hash+base64","signature":"base64","to":"…","v":1}}; signed is the same without
 * {@code signature}.
 *
 * @param by the key that says so
 */
public record KeyCertificate(String department, VerificationKey key, OffsetDateTime from, OffsetDateTime to,
        VerificationKey by, String signature) {

    private static final int VERSION = 1;

    public static KeyCertificate sign(String department, VerificationKey key, OffsetDateTime from, OffsetDateTime to,
            SigningKey by) {
        KeyCertificate unsigned = new KeyCertificate(department, key, from, to, by.verification(), "");
        return new KeyCertificate(department, key, from, to, by.verification(),
                Signatures.sign(unsigned.statement(), by));
    }

    public static KeyCertificate parse(byte[] bytes) {
        JsonFields fields = JsonFields.of(CanonicalJson.read(bytes), "");
        if (fields.number("v") != VERSION) {
            throw new CodedException(LedgerCode.FILE_VERSION, "v");
        }
        fields.bytes("signature");
        KeyCertificate read = new KeyCertificate(fields.text("department"), VerificationKey.parse(fields.text("key")),
                JsonTime.parse(fields.text("from"), "from"), JsonTime.parse(fields.text("to"), "to"),
                VerificationKey.parse(fields.text("by")), fields.text("signature"));
        fields.rejectUnknownKeys();
        if (!Arrays.equals(read.bytes(), bytes)) {
            throw new CodedException(LedgerCode.FILE_NOT_CANONICAL);
        }
        return read;
    }

    public byte[] bytes() {
        return CanonicalJson.bytes(statement().put("signature", signature));
    }

    /** @return whether the key that is named signed this */
    public boolean isSigned() {
        return Signatures.verify(statement(), signature, by);
    }

    /** @return whether the key that is named signed this, and it speaks at that time */
    boolean holdsAt(OffsetDateTime time) {
        return !time.isBefore(from) && time.isBefore(to) && isSigned();
    }

    private ObjectNode statement() {
        return CanonicalJson.object().put("v", VERSION).put("department", department).put("key", key.text())
                .put("from", JsonTime.format(from)).put("to", JsonTime.format(to)).put("by", by.text());
    }
}

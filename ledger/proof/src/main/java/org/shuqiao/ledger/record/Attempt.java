package org.shuqiao.ledger.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Consumer's signature in a record (version 2): {@code {"custody":"node","key":"name+hash+base64","nonce":"sha256:…",
 * "opening":"…","purpose":"sha256:…","signature":"base64"}}. With the record it gives the {@link AttemptStatement} that
 * was signed.
 *
 * @param custody who holds the key: the department's node, the platform for it, or a person whose key is certified
 * @param nonce {@link Nonce#digest}
 * @param purpose salted digest of the purpose that was stated
 * @param opening the salt of that digest in hex, where the record's purpose is the stated one; a purpose that nobody
 *     registered is not opened, because the record may not say it
 */
public record Attempt(VerificationKey key, Custody custody, String nonce, String purpose, Optional<String> opening,
        String signature) {

    /**
     * @param signature of the statement with the key, in base64
     * @param opening the statement's nonce, when the record's purpose is the stated one
     */
    public static Attempt of(AttemptStatement statement, VerificationKey key, Custody custody, String signature,
            Optional<Nonce> opening) {
        return new Attempt(key, custody, statement.nonce(), statement.purpose(), opening.map(Nonce::purposeSalt),
                signature);
    }

    /** Signs with a key that is at hand. */
    public static Attempt sign(AttemptStatement statement, SigningKey key, Custody custody, Optional<Nonce> opening) {
        return of(statement, key.verification(), custody, statement.sign(key), opening);
    }

    /** @return whether the key signed the statement that the attempt and its record make together */
    public boolean verifies(ExchangeRecordDraft record) {
        return record.query().map(query ->
                new AttemptStatement(record.consumer(), record.kind(), nonce, purpose, query)
                        .signedBy(key, signature)).orElse(false);
    }

    /** @return whether the purpose is the stated one; nothing when it is not opened */
    Optional<Boolean> states(String text) {
        return opening.map(salt -> Nonce.salted(HexFormat.of().parseHex(salt), text).equals(purpose));
    }

    static Attempt read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "attempt.");
        Attempt read = new Attempt(VerificationKey.parse(fields.text("key")),
                Custody.ofWord(fields.text("custody"))
                        .orElseThrow(() -> new CodedException(LedgerCode.FILE_SHAPE, "attempt.custody")),
                fields.text("nonce"), fields.text("purpose"), fields.optionalText("opening"),
                Base64.getEncoder().encodeToString(fields.bytes("signature")));
        fields.rejectUnknownKeys();
        return read;
    }

    ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object().put("key", key.text()).put("custody", custody.word())
                .put("nonce", nonce).put("purpose", purpose).put("signature", signature);
        opening.ifPresent(salt -> tree.put("opening", salt));
        return tree;
    }
}

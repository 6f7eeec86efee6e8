package org.shuqiao.ledger.checkpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.merkle.Hash;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.SigningKey;

/**
 * Signed head of the log (C2SP tlog-checkpoint): origin, size, root and the signed note.
 *
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(String origin, long size, Hash root, SignedNote note) {

    private static final Pattern TEXT = Pattern.compile("([^\\n ]+)\\n(0|[1-9][0-9]{0,15})\\n([A-Za-z0-9+/=]{44})\\n");

    /** The log's origin is its key's name. */
    public static Checkpoint sign(long size, Hash root, SigningKey log) {
        String text = log.name() + "\n" + size + "\n" + root.base64() + "\n";
        return new Checkpoint(log.name(), size, root, SignedNote.sign(text, log));
    }

    /** Reads the note; signatures are not verified here. Extension lines are not used by this log and refused. */
    public static Checkpoint parse(String note) {
        SignedNote signed = SignedNote.parse(note);
        Matcher text = TEXT.matcher(signed.text());
        if (!text.matches()) {
            throw new CodedException(LedgerCode.CHECKPOINT_FORM, "origin, size, root");
        }
        long size = Long.parseLong(text.group(2));
        if (size > CanonicalJson.MAX_INTEGER) {
            throw new CodedException(LedgerCode.CHECKPOINT_FORM, "size");
        }
        return new Checkpoint(text.group(1), size, Hash.ofBase64(text.group(3), "checkpoint.root"), signed);
    }

    /** @return the signed note, byte for byte as signed */
    public String format() {
        return note.format();
    }
}

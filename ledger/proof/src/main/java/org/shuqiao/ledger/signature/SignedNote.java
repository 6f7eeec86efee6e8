package org.shuqiao.ledger.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.error.LedgerCode;

/**
 * Signed note (C2SP signed-note): a text, an empty line and one line {@code — name base64(key id ‖ signature)} per
 * signer.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public record SignedNote(String text, List<Line> lines) {

    private static final String DASH = "\u2014 ";
    private static final int SIGNATURE_LENGTH = 64;
    private static final int MAX_LINES = 64;

    /** One signer's line, its bytes being key id and signature. */
    public record Line(String name, String base64) {

        static Line of(VerificationKey key, byte[] signature) {
            byte[] both = Arrays.copyOf(key.id(), VerificationKey.ID_LENGTH + signature.length);
            System.arraycopy(signature, 0, both, VerificationKey.ID_LENGTH, signature.length);
            return new Line(key.name(), Base64.getEncoder().encodeToString(both));
        }

        byte[] signature() {
            byte[] bytes = bytes();
            return Arrays.copyOfRange(bytes, VerificationKey.ID_LENGTH, bytes.length);
        }

        byte[] bytes() {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                throw form("base64");
            }
            int length = bytes.length - VerificationKey.ID_LENGTH;
            if (length != SIGNATURE_LENGTH && length != Cosignature.LENGTH
                    || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                throw form("base64");
            }
            return bytes;
        }

        /** @return the one of the keys that the line names, by name and key id */
        public Optional<VerificationKey> key(List<VerificationKey> keys) {
            byte[] id = Arrays.copyOf(bytes(), VerificationKey.ID_LENGTH);
            return keys.stream()
                    .filter(key -> key.name().equals(name) && Arrays.equals(key.id(), id))
                    .findFirst();
        }
    }

    public SignedNote {
        lines = List.copyOf(lines);
        if (text.isEmpty() || !text.endsWith("\n") || lines.isEmpty()) {
            throw form("text");
        }
    }

    public static SignedNote sign(String text, SigningKey... signers) {
        List<Line> lines = new ArrayList<>();
        for (SigningKey signer : signers) {
            lines.add(Line.of(signer.verification(), signer.sign(text.getBytes(StandardCharsets.UTF_8))));
        }
        return new SignedNote(text, lines);
    }

    public static SignedNote parse(String note) {
        int empty = note.lastIndexOf("\n\n");
        if (empty < 1 || empty + 2 >= note.length() || !note.endsWith("\n") || note.chars()
                .anyMatch(c -> c < ' ' && c != '\n')) {
            throw form("note");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : note.substring(empty + 2, note.length() - 1).split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            if (!line.startsWith(DASH) || parts.length != 3 || parts[1].isEmpty() || lines.size() == MAX_LINES) {
                throw form("signature");
            }
            Line parsed = new Line(parts[1], parts[2]);
            parsed.bytes();
            lines.add(parsed);
        }
        return new SignedNote(note.substring(0, empty + 1), lines);
    }

    /** @return whether the line is the key's signature over the text */
    public boolean verifies(Line line, VerificationKey key) {
        return key.verifies(text.getBytes(StandardCharsets.UTF_8), line.signature());
    }

    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        lines.forEach(line -> note.append(DASH).append(line.name()).append(' ').append(line.base64()).append('\n'));
        return note.toString();
    }

    private static CodedException form(String what) {
        return new CodedException(LedgerCode.CHECKPOINT_FORM, what);
    }
}

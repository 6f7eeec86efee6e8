package org.shuqiao.exchange.platform.packs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.platform.settings.ConfigurationCode;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.standards.pack.PackArchive;
import org.shuqiao.standards.pack.PackText;

/** Signs packs and verifies their signatures, Ed25519 or SM2: a signed note (C2SP) over id and digest. */
public final class PackSignature {

    private PackSignature() { }

    /** @return the pack with the key's signature, beside those of others that fit the same content */
    public static PackArchive sign(PackArchive archive, SigningKey key) {
        String statement = statement(archive.pack());
        List<SignedNote.Line> lines = new ArrayList<>(SignedNote.sign(statement, key).lines());
        archive.signature().map(SignedNote::parse).filter(note -> note.text().equals(statement))
                .ifPresent(note -> note.lines().stream().filter(line -> !line.name().equals(key.name()))
                        .forEach(lines::add));
        return new PackArchive(archive.pack(), Optional.of(new SignedNote(statement, lines).format()));
    }

    private static String statement(PackText pack) {
        return "shuqiao standard pack\n" + pack.info().id() + "\n" + pack.digest() + "\n";
    }

    /**
     * @param keys the file of the keys that are trusted
     * @return the trusted key that signed it
     * @throws CodedException nobody signed it, the content is another one, or whoever signed it is not trusted
     */
    public static VerificationKey verify(PackArchive archive, Path keys) {
        String id = archive.pack().info().id();
        SignedNote note;
        try {
            note = SignedNote.parse(archive.signature().orElseThrow(() -> new CodedException(PackCode.UNSIGNED, id)));
        } catch (CodedException e) {
            throw e.code() == PackCode.UNSIGNED ? e : new CodedException(PackCode.FORGED, e, id);
        }
        if (!note.text().equals(statement(archive.pack()))) {
            throw new CodedException(PackCode.FORGED, id);
        }
        List<VerificationKey> trusted = trusted(keys);
        for (SignedNote.Line line : note.lines()) {
            Optional<VerificationKey> key = line.key(trusted);
            if (key.isPresent()) {
                if (!note.verifies(line, key.get())) {
                    throw new CodedException(PackCode.FORGED, id);
                }
                return key.get();
            }
        }
        throw new CodedException(PackCode.NOT_TRUSTED, id, note.lines().getFirst().name(), keys);
    }

    /** @return the keys in a file: one a line, as {@code node people} prints them; none where there is no file */
    static List<VerificationKey> trusted(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(VerificationKey::parse).toList();
        } catch (IOException e) {
            throw new CodedException(ConfigurationCode.UNREADABLE, e, file, e.getClass().getSimpleName());
        }
    }
}

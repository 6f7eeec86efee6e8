package org.shuqiao.exchange.domain.act;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.error.ActCode;
import org.shuqiao.ledger.signature.Custody;
import org.shuqiao.ledger.signature.DepartmentKey;
import org.shuqiao.ledger.signature.KeyHistory;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.signature.VerificationKey;

/**
 * Public keys of the departments with their history, in {@code departments.json} beside the hosted keys, in the form of
 * {@code keys.json}. A department that the file does not name has the hosted key, which always counted.
 */
public final class DepartmentKeys {

    private static final String FILE = "departments.json";

    private final Path file;
    private final SigningKeys hosted;
    private volatile KeyHistory history;
    private volatile List<VerificationKey> witnesses;

    private DepartmentKeys(Path file, SigningKeys hosted) {
        this.file = file;
        this.hosted = hosted;
        this.history = read();
        this.witnesses = readWitnesses();
    }

    /** @param folder of the hosted keys */
    public static DepartmentKeys in(Path folder, SigningKeys hosted) {
        return new DepartmentKeys(folder.resolve(FILE), hosted);
    }

    public KeyHistory history() {
        return history;
    }

    /** @return the public keys for auditors */
    public PublicKeys publicKeys() {
        refresh();
        return hosted.publicKeys().with(history).withWitnesses(witnesses);
    }

    /** @return the keys with which the departments' nodes cosign checkpoints */
    public List<VerificationKey> witnesses() {
        return witnesses;
    }

    /** Adds a witness on disk and here. */
    public synchronized void admitWitness(VerificationKey witness) {
        if (!witnesses.contains(witness)) {
            write(read(), Stream.concat(witnesses.stream(), Stream.of(witness)).toList());
        }
    }

    /** @return who holds the key with which the department signs now */
    public Custody custody(String department) {
        return history.newest(department).map(DepartmentKey::custody).orElse(Custody.HOSTED);
    }

    /**
     * Verifies a signed act with the keys as they counted at its time.
     *
     * @return the key that signed
     * @throws CodedException as {@link SignedAct#verify}
     */
    public DepartmentKey verify(SignedAct signed) {
        try {
            return signed.verify(history);
        } catch (CodedException e) {
            if (e.code() != ActCode.SIGNER_UNKNOWN) {
                throw e;
            }
            refresh(); // a hosted key is made when it signs the first time
            return signed.verify(history);
        }
    }

    /** Replaces the history on disk and here; the next signature is verified with it. */
    public synchronized void change(UnaryOperator<KeyHistory> change) {
        write(change.apply(read()), witnesses);
    }

    private void write(KeyHistory changed, List<VerificationKey> all) {
        try {
            AtomicFile.replace(file, hosted.publicKeys().with(changed).withWitnesses(all).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        history = changed;
        witnesses = all;
    }

    private synchronized void refresh() {
        history = read();
    }

    private KeyHistory read() {
        Map<String, List<DepartmentKey>> departments = new TreeMap<>(hosted.publicKeys().history().departments());
        stored().ifPresent(keys -> departments.putAll(keys.history().departments()));
        return new KeyHistory(departments);
    }

    private List<VerificationKey> readWitnesses() {
        return stored().map(PublicKeys::witnesses).orElse(List.of());
    }

    private Optional<PublicKeys> stored() {
        try {
            return Files.exists(file) ? Optional.of(PublicKeys.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

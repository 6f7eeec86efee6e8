package org.shuqiao.node.witness;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.shuqiao.ledger.signature.Cosignature;
import org.shuqiao.ledger.signature.SignedNote;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.remote.PlatformClient;

/**
 * Witness of the record log: cosigns a checkpoint only when the log there begins with all that this witness saw
 * before (C2SP tlog-cosignature). A log that shows another history gets no further signature, and the proof is kept.
 *
 * @see <a href="https://c2sp.org/tlog-witness">C2SP tlog-witness</a>
 */
public final class Witness {

    private final NodeFolder folder;
    private final PlatformClient platform;
    private final SigningKey key;
    private final Clock clock;

    /** @param key of Ed25519, of its own: it signs nothing but checkpoints */
    public Witness(NodeFolder folder, PlatformClient platform, SigningKey key, Clock clock) {
        this.folder = folder;
        this.platform = platform;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Looks at the log once, and cosigns what is new.
     *
     * @return the size of the log that was seen
     * @throws CodedException {@code LOG_SPLIT} where it shows another history than before, {@code OTHER_LOG}
     */
    public long look() {
        requireNoSplit();
        Checkpoint shown = trusted(platform.checkpoint(Optional.empty()));
        Optional<SeenLog> before = SeenLog.in(folder);
        if (before.isPresent()) {
            requireExtends(before.get().checkpoint(), shown);
        }
        boolean news = before.filter(seen -> seen.checkpoint().size() == shown.size()).isEmpty();
        if (shown.size() > 0 && (news || !before.get().posted())) {
            new SeenLog(shown, false).save(folder);
            SignedNote.Line line = Cosignature.sign(key, shown.note().text(), clock.instant());
            platform.cosign(new SignedNote(shown.note().text(), List.of(line)).format());
            new SeenLog(shown, true).save(folder);
        }
        return shown.size();
    }

    /** A log that lied once is not believed again: somebody has to look at the proof and take it away. */
    private void requireNoSplit() {
        if (!folder.splits().isEmpty()) {
            SplitView split = split(folder);
            throw new CodedException(NodeCode.LOG_SPLIT, split.first().size(), split.second().size(),
                    folder.splits().getFirst());
        }
    }

    /** @return the first proof of two histories that the folder keeps */
    public static SplitView split(NodeFolder folder) {
        return SplitView.parse(folder.witness(folder.splits().getFirst().getFileName().toString()).orElseThrow());
    }

    private void requireExtends(Checkpoint before, Checkpoint shown) {
        if (shown.size() == before.size()) {
            if (!shown.root().equals(before.root())) {
                throw refuse(before, shown);
            }
            return;
        }
        if (shown.size() > before.size() ? !extended(before, shown) : !extended(shown, before)) {
            throw refuse(before, sameSize(before).orElse(shown));
        }
        if (shown.size() < before.size()) { // an old checkpoint; the records after it are still there
            throw new CodedException(NodeCode.LOG_BEHIND, shown.size(), before.size());
        }
    }

    private boolean extended(Checkpoint first, Checkpoint second) {
        return consistency(first.size(), second.size())
                .filter(file -> file.proof().from() == first.size() && file.proof().to() == second.size()
                        && file.proof().proves(first.root(), second.root())).isPresent();
    }

    /** @return nothing where the platform has no such proof; where it cannot be reached, that is thrown */
    private Optional<ConsistencyFile> consistency(long from, long to) {
        try {
            return Optional.of(platform.consistency(from, to));
        } catch (CodedException e) {
            if (e.code() == NodeCode.NO_PLATFORM) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** @return another checkpoint of the size that was seen, the shortest proof of two histories */
    private Optional<Checkpoint> sameSize(Checkpoint before) {
        try {
            return Optional.of(trusted(platform.checkpoint(Optional.of(before.size()))))
                    .filter(other -> !other.root().equals(before.root()));
        } catch (CodedException e) {
            if (e.code() == NodeCode.NO_PLATFORM) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private CodedException refuse(Checkpoint before, Checkpoint other) {
        SplitView split = new SplitView(before, other, OffsetDateTime.now(clock));
        return new CodedException(NodeCode.LOG_SPLIT, before.size(), other.size(), split.save(folder));
    }

    /** Only the log's key counts; the first one seen is kept unless the data authority's was given. */
    private Checkpoint trusted(Checkpoint checkpoint) {
        VerificationKey log = folder.settings().log().orElseGet(this::pin);
        boolean signed = checkpoint.origin().equals(log.name()) && checkpoint.note().lines().stream()
                .anyMatch(line -> line.key(List.of(log)).isPresent() && checkpoint.note().verifies(line, log));
        if (!signed) {
            throw new CodedException(NodeCode.OTHER_LOG);
        }
        return checkpoint;
    }

    private VerificationKey pin() {
        VerificationKey first = platform.keys().log().getFirst();
        folder.save(folder.settings().pin(first));
        return first;
    }

}

package org.shuqiao.ledger.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.block.BlockProof;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.signature.PublicKeys;

/** Reads the proof files that lie beside receipts in a folder. */
public final class ProofFiles {

    private ProofFiles() { }

    /**
     * Reads one file after the other, because a block may have megabytes; what is too large for one is cut just above
     * that.
     */
    public static BlockProofs in(Path folder, PublicKeys keys) {
        BlockProofs proofs = new BlockProofs(keys);
        try {
            for (Path file : named(folder)) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    proofs.add(file.getFileName().toString(), bytes.readNBytes(BlockProof.MAX_BYTES + 1));
                }
            }
            return proofs;
        } catch (IOException e) {
            throw new CodedException(LedgerCode.FILE_UNREADABLE, e, folder);
        }
    }

    /** @return those files */
    public static List<Path> named(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isRegularFile).filter(file -> BlockProofs.named(file.getFileName().toString()))
                    .sorted().toList();
        }
    }
}

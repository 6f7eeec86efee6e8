package org.shuqiao.exchange.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.shuqiao.exchange.cli.CommandError;
import org.shuqiao.ledger.block.BlockProof;
import org.shuqiao.ledger.verifier.BlockProofs;
import org.shuqiao.standards.error.CodedException;

/** The proof files that lie beside receipts in a folder. */
public final class ProofFiles {

    private ProofFiles() {
    }

    /** @return name to bytes, of those that {@link BlockProofs} reads; what is too large for one is cut just above that */
    public static Map<String, byte[]> in(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json") && (name.startsWith(BlockProofs.BLOCK) || name.startsWith(BlockProofs.CONSISTENCY))) {
                    try (var bytes = Files.newInputStream(file)) {
                        files.put(name, bytes.readNBytes(BlockProof.MAX_BYTES + 1));
                    }
                }
            }
            return files;
        } catch (IOException e) {
            throw new CodedException(CommandError.BAD_FILE, e, folder);
        }
    }
}

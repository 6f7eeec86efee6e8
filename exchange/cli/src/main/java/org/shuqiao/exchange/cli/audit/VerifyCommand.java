package org.shuqiao.exchange.cli.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.verifier.ReceiptFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code verify}; the stand-alone verifier runs the same class on a machine without the platform. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Verify receipts with nothing but the receipts, the proofs beside them and the public keys; "
                + "needs "
                + "no server. ledger/verifier/target/shuqiao-verifier.jar does the same where nothing else is "
                        + "installed.")
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RECEIPT", description = "Receipt files, or folders of them; "
            + "block-*.json and "
            + "consistency-*.json in their folders are followed to the signature of the network's orderer.")
    private List<Path> receipts;

    @Option(names = "--keys", paramLabel = "FILE",
            description = "The public keys (./shuqiao receipts keys); default: keys.json beside the first receipt.")
    private Optional<Path> keys;

    @Option(names = "--anchored", description = "Count a receipt as valid only if a block proves it.")
    private boolean anchored;

    @Override
    public Integer call() {
        boolean valid = new ReceiptFiles(receipts, keys, anchored).verify(System.out, Language.of(Locale.getDefault()));
        return valid ? ExitCodes.DONE : ExitCodes.NO;
    }
}

package org.shuqiao.exchange.cli.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.verifier.Demands;
import org.shuqiao.ledger.verifier.ReceiptFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code verify}; the stand-alone verifier runs the same class on a machine without the platform. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Verify receipts, folders and evidence bundles as one history, with nothing but those files and "
                + "the public keys; needs no server. ledger/verifier/target/shuqiao-verifier.jar does the same where "
                + "nothing else is installed.")
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RECEIPT|FOLDER|ZIP", description = "Receipt files (the proofs in their "
            + "folders are used), folders, or bundles of ./shuqiao receipts --save.")
    private List<Path> paths;

    @Option(names = "--keys", paramLabel = "FILE", description = "The public keys (./shuqiao receipts keys); default: "
            + "keys.json in the first folder or bundle, or beside the first receipt.")
    private Optional<Path> keys;

    @Option(names = "--witnesses", paramLabel = "N", defaultValue = "0",
            description = "Count a receipt as valid only if N witnesses cosigned the log's head.")
    private int witnesses;

    @Option(names = "--anchored", description = "Count a receipt as valid only if a block proves it.")
    private boolean anchored;

    @Option(names = "--complete", description = "Count a receipt as valid only if the consumer signed it and it is "
            + "proven to the catalogue entry.")
    private boolean complete;

    @Option(names = "--json", description = "Print a report in JSON.")
    private boolean json;

    @Override
    public Integer call() {
        boolean valid = new ReceiptFiles(paths, keys, new Demands(witnesses, anchored, complete), json)
                .verify(System.out, Language.of(Locale.getDefault()));
        return valid ? ExitCodes.DONE : ExitCodes.NO;
    }
}

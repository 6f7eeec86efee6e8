package org.shuqiao.exchange.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.exchange.cli.CommandError;
import org.shuqiao.exchange.cli.ExitCodes;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.PublicKeys;
import org.shuqiao.ledger.verifier.Facts;
import org.shuqiao.ledger.verifier.ReceiptVerifier;
import org.shuqiao.ledger.verifier.Verdict;
import org.shuqiao.standards.error.CodedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Verify receipts with nothing but the receipts and the public keys; needs no server.")
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RECEIPT", description = "Receipt files.")
    private List<Path> receipts;

    @Option(names = "--keys", paramLabel = "FILE",
            description = "The public keys (./shuqiao receipts keys); default: keys.json beside the first receipt.")
    private Optional<Path> keys;

    @Override
    public Integer call() {
        Path keyFile = keys.orElseGet(() -> receipts.getFirst().toAbsolutePath().resolveSibling("keys.json"));
        PublicKeys known = PublicKeys.parse(read(keyFile));
        boolean chinese = Locale.getDefault().getLanguage().equals("zh");
        boolean allValid = true;
        for (Path receipt : receipts) {
            switch (ReceiptVerifier.verify(read(receipt), known)) {
                case Verdict.Valid(Facts facts) -> System.out.println((chinese ? "有效  " : "VALID  ")
                        + receipt.getFileName() + "  " + describe(facts));
                case Verdict.Invalid(String code, String zh, String en) -> {
                    allValid = false;
                    System.out.println((chinese ? "无效  " : "INVALID  ") + receipt.getFileName() + "  " + code + " "
                            + (chinese ? zh : en));
                }
            }
        }
        return allValid ? ExitCodes.DONE : ExitCodes.NO;
    }

    private static String describe(Facts facts) {
        ExchangeRecordDraft record = facts.record().draft();
        return record.consumer() + " · " + record.outcome().word() + " · #"
                + facts.index() + "/" + facts.size() + " · " + facts.origin();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CodedException(CommandError.BAD_FILE, e, file);
        }
    }
}

package org.shuqiao.ledger.verifier;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/**
 * Verifies receipts on a machine that has nothing of the platform: {@code java -jar shuqiao-verifier.jar}. Exit codes
 * are those of {@code ./shuqiao verify}: 0 all valid, 1 not all, 2 wrong usage, 4 a file cannot be used.
 */
public final class VerifierMain {

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int USAGE = 2;
    private static final int REFUSED = 4;

    private VerifierMain() { }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err, Language.of(Locale.getDefault())));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err, Language language) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        List<Path> receipts = new ArrayList<>();
        Optional<Path> keys = Optional.empty();
        boolean anchored = false;
        boolean complete = false;
        boolean json = false;
        int witnesses = 0;
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "-h", "--help" -> {
                    out.print(usage(language));
                    return VALID;
                }
                case "--anchored" -> anchored = true;
                case "--complete" -> complete = true;
                case "--json" -> json = true;
                case "--witnesses" -> {
                    if (words.isEmpty() || !words.peek().matches("[0-9]{1,3}")) {
                        return wrong(err, language, word);
                    }
                    witnesses = Integer.parseInt(words.pop());
                }
                case "--keys" -> {
                    if (words.isEmpty()) {
                        return wrong(err, language, word);
                    }
                    keys = path(words.pop());
                    if (keys.isEmpty()) {
                        return wrong(err, language, word);
                    }
                }
                default -> {
                    Optional<Path> receipt = word.startsWith("-") ? Optional.empty() : path(word);
                    if (receipt.isEmpty()) {
                        return wrong(err, language, word);
                    }
                    receipts.add(receipt.get());
                }
            }
        }
        if (receipts.isEmpty()) {
            err.print(usage(language));
            return USAGE;
        }
        try {
            return new ReceiptFiles(receipts, keys, new Demands(witnesses, anchored, complete), json)
                    .verify(out, language) ? VALID : INVALID;
        } catch (CodedException e) {
            err.println(e.text(language));
            return REFUSED;
        }
    }

    private static Optional<Path> path(String word) {
        try {
            return Optional.of(Path.of(word));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static int wrong(PrintStream err, Language language, String word) {
        err.println(language == Language.ZH ? "无法使用的参数：" + word : "Cannot use the argument: " + word);
        err.print(usage(language));
        return USAGE;
    }

    private static String usage(Language language) {
        return language == Language.ZH ? """
                用法：java -jar shuqiao-verifier.jar [选项] 回执、文件夹或证据包.zip...
                把给出的全部文件当作同一份历史离线核验：只需要这些文件和公钥，不需要平台、网络或数据库。
                  --keys 文件     公钥；默认取第一个文件夹、证据包里或第一份回执旁的 keys.json
                  --witnesses N   至少 N 个见证方联署的回执才算有效
                  --anchored      只有区块证明覆盖的回执才算有效
                  --complete      只有使用方已签、并能追溯到目录的回执才算有效
                  --json          输出 JSON 报告
                退出码：0 全部有效且无发现，1 有无效的或有发现，2 用法错误，4 文件不可用（带错误码）
                """ : """
                Usage: java -jar shuqiao-verifier.jar [OPTION...] RECEIPT|FOLDER|BUNDLE.zip...
                Verifies all that is given as one history, offline, with those files and the public keys alone:
                no platform, no network, no database.
                  --keys FILE     the public keys; by default keys.json in the first folder or bundle, or beside
                                  the first receipt
                  --witnesses N   count a receipt as valid only if N witnesses cosigned the log's head
                  --anchored      count a receipt as valid only if a block of the ledger's network proves it
                  --complete      count a receipt as valid only if the consumer signed it and it is proven to the
                                  catalogue entry
                  --json          print a report in JSON
                Exit codes: 0 all valid and nothing found, 1 something invalid or found, 2 wrong usage, 4 a file cannot
                be used (with its code)
                """;
    }
}

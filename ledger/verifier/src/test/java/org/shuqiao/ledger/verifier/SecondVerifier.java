package org.shuqiao.ledger.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.shuqiao.ledger.json.CanonicalJson;

/** The verifier in Python, a process that is told paths and answers with reports. */
final class SecondVerifier implements Closeable {

    private final Process process;
    private final PrintStream paths;
    private final BufferedReader reports;

    SecondVerifier(Path keys) {
        try {
            this.process = new ProcessBuilder("python3", "-B", "src/test/python/verify_evidence.py", "--each",
                    "--keys", keys.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.paths = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.reports = process.inputReader(StandardCharsets.UTF_8);
    }

    ObjectNode verify(Path bundle) {
        paths.println(bundle);
        try {
            return CanonicalJson.readLenient(reports.readLine().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        paths.close();
        process.destroy();
    }
}

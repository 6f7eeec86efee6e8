package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.ledger.record.AttemptStatement;
import org.shuqiao.ledger.record.DeliveryKind;
import org.shuqiao.ledger.record.Nonce;
import org.shuqiao.ledger.signature.KeyCertificate;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.Passphrase;
import picocli.CommandLine.Option;

/**
 * Options with which an attempt is signed by the person who asks. The person's key certifies a session's key for this
 * run, so that the record names the department and no person.
 */
final class AttemptSigning {

    private static final int HOURS = 8;

    @Option(names = "--sign-with", paramLabel = "FILE",
            description = "Sign what you ask with your own key file (node people new-key).")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--passphrase-file", paramLabel = "FILE", description = "Holds the passphrase of that key, mode "
            + "0600; else SHUQIAO_NODE_PASSPHRASE or the terminal.")
    private Optional<Path> passphrase = Optional.empty();

    @Option(names = "--certificate", paramLabel = "FILE",
            description = "Your department's certificate of that key; without it the hosted key of the department "
                    + "certifies.")
    private Optional<Path> certificate = Optional.empty();

    /**
     * Adds {@code attempt} to the body of a call, where a key is given.
     *
     * @param query what is asked: the SQL, or of anything else its canonical JSON
     */
    void sign(RestClient client, ObjectNode body, DeliveryKind kind, String purpose, String query) {
        sign(client, body, kind, purpose, () -> query);
    }

    /** @param query gives what is asked, where something is signed */
    void sign(RestClient client, ObjectNode body, DeliveryKind kind, String purpose, Supplier<String> query) {
        if (file.isEmpty()) {
            return;
        }
        SoftwareKey person = EncryptedPem.read(file.get(), Passphrase.read(passphrase));
        String certified = certificate.map(AttemptSigning::read).orElseGet(() -> certified(client, person));
        KeyCertificate ofPerson = KeyCertificate.parse(certified.getBytes(StandardCharsets.UTF_8));
        String department = ofPerson.department();
        SigningKey session = SoftwareKey.generate(base(person.name(), department) + "/session", SignatureType.ED25519);
        OffsetDateTime now = OffsetDateTime.now(SystemClock.beijing());
        KeyCertificate ofSession = KeyCertificate.sign(department, session.verification(), now.minusMinutes(1),
                now.plusHours(HOURS), person);
        Nonce nonce = Nonce.random();
        ObjectNode attempt = body.putObject("attempt").put("nonce", nonce.hex())
                .put("key", session.verification().text())
                .put("signature", AttemptStatement.of(department, kind, nonce, purpose.strip(), query.get())
                        .sign(session));
        ArrayNode chain = attempt.putArray("certificates");
        chain.add(new String(ofSession.bytes(), StandardCharsets.UTF_8)).add(certified);
    }

    /** The name of a person's key begins with the department's. */
    private static String base(String name, String department) {
        int at = name.indexOf("/" + department);
        return at < 0 ? department : name.substring(0, at + department.length() + 1);
    }

    private static String certified(RestClient client, SigningKey person) {
        JsonNode answer = client.post("/api/v1/session-keys",
                RestClient.body().put("key", person.verification().text()));
        return answer.path("certificate").asText();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}

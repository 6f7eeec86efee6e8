package org.shuqiao.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.share.KeyApproval;
import org.shuqiao.exchange.platform.settings.SecretFile;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.command.NodeMain;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.Passphrase;

/**
 * Nodes of departments that give data and ask for none, a folder each, run in one process. What such a department
 * publishes and decides its officer approves with a key file, and its node signs; each node witnesses the log. The
 * departments that the guides walk through have hosted keys, so that a log-in is enough to try them.
 */
final class DemoNodes {

    private static final List<String> DEPARTMENTS = List.of("renshe", "zhujian");
    private static final Duration SIGNED = Duration.ofMinutes(1);

    private final Path root;
    private final Path passphrase;
    private final Map<String, SoftwareKey> officers = new LinkedHashMap<>();

    private DemoNodes(Path root) {
        this.root = root;
        this.passphrase = root.resolve("passphrase");
    }

    /** Makes the nodes that are not there yet; the authority's reviewer and an administrator admit them. */
    static DemoNodes prepare(Path root, URI platform, DemoAccounts cast) throws IOException {
        Files.createDirectories(root);
        DemoNodes nodes = new DemoNodes(root);
        SecretFile.randomUnlessThere(nodes.passphrase);
        for (String department : DEPARTMENTS) {
            nodes.prepare(department, platform);
            nodes.admit(department, cast);
        }
        return nodes;
    }

    private void prepare(String department, URI platform) {
        Path folder = root.resolve(department);
        Path key = root.resolve(officer(department) + ".pem");
        if (!Files.exists(folder)) {
            node("init", "--folder", folder.toString(), "--for", department, "--server", platform.toString(),
                    "--city", "yunzhou", "--passphrase-file", passphrase.toString());
        }
        if (!Files.exists(key)) {
            String made = node("people", "new-key", key.toString(), "--name", "yunzhou/" + department + "/officer",
                    "--passphrase-file", passphrase.toString()).strip();
            node("people", "add", officer(department), "--folder", folder.toString(), "--key", made);
        }
        officers.put(department, EncryptedPem.read(key, Passphrase.read(Optional.of(passphrase))));
        moved(NodeFolder.open(folder), platform);
    }

    /** The portal of this run may be at another port than that of the last one. */
    private static void moved(NodeFolder folder, URI platform) {
        NodeSettings known = folder.settings();
        if (!known.platform().equals(platform)) {
            folder.save(new NodeSettings(known.department(), platform, known.keys(), known.witness(), known.log(),
                    known.relyingParty(), known.twoPersons()));
        }
    }

    private void admit(String department, DemoAccounts cast) throws IOException {
        String key = NodeFolder.open(root.resolve(department)).settings().signing().key().text();
        for (JsonNode known : cast.reviewer().get("/api/v1/department-keys")) {
            if (known.path("key").asText().equals(key)) {
                return;
            }
        }
        DemoAccounts.approve(cast.admin(), cast.reviewer().post("/api/v1/department-keys/" + department + "/admit",
                RestClient.body().put("enrolment",
                        Files.readString(root.resolve(department).resolve("enrolment.json")).strip())));
    }

    private static String officer(String department) {
        return department + "-officer";
    }

    private static String node(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        if (NodeMain.run(new PrintWriter(out, true), new PrintWriter(err, true), words) != 0) {
            throw new StepFailedException(DemoStep.NODES, err.toString().strip());
        }
        return out.toString();
    }

    /** @return the arguments of the process that runs them all */
    List<String> arguments() {
        List<String> words = new ArrayList<>(List.of("run", "--passphrase-file", passphrase.toString()));
        officers.keySet().forEach(department -> words.addAll(
                List.of("--folder", root.resolve(department).toString())));
        return words;
    }

    int count() {
        return officers.size();
    }

    boolean has(String department) {
        return officers.containsKey(department);
    }

    /**
     * Approves an act as the department's officer and waits for the node's signature.
     *
     * @param path of the act's call
     * @return the signed act as the server knows it
     */
    JsonNode approve(DemoAccounts cast, String department, String path, ObjectNode order) {
        return new KeyApproval(() -> officers.get(department), words -> { }, SIGNED)
                .approve(cast.officer(department), path, order);
    }

    /** Signs a published entry as it is bound now, where the department has a node; a hosted key signs by itself. */
    void signEntry(DemoAccounts cast, String department, String code) {
        if (has(department)) {
            approve(cast, department, "/api/v1/acts/entry?resource=" + RestClient.segment(code), RestClient.body());
        }
    }
}

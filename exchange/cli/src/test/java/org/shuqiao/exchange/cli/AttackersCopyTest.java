package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.Approval;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.signature.SoftwareKey;

/**
 * Somebody has a copy of the platform's folder, database and every password, and runs it: the nodes' keys are not in
 * it. What is masked stays masked under every receipt, nobody grants for the provider, and no record goes unnoticed.
 */
class AttackersCopyTest {

    private static final String NAME = "人民路";
    private static final String MASKED = "道路安全";
    private static final String REVOKED = "撤销的用途";
    private static final String FORGED = "伪造的用途";

    @TempDir
    private Path folder;

    @Test
    @Commands(done = {"grants revoke", "receipts", "verify", "audit"}, refused = {"query", "verify"})
    void whoHasTheWholePlatformButNoNodeGetsNothingUnderAReceipt() throws Exception {
        Path keys = folder.resolve("public.json");
        Path before = folder.resolve("before.zip");
        try (NodeTown town = NodeTown.start(folder)) {
            Path node = exchanged(town);
            Files.writeString(keys, town.as("auditor", "receipts", "keys").out().strip());
            assertThat(town.as("auditor", "receipts", "--save", before.toString()).exit()).isEqualTo(ExitCodes.DONE);
            town.killNode();
            town.server().close();

            try (CopiedTown copy = CopiedTown.of(town.home(), folder.resolve("copy"))) {
                assertThat(copy.as("auditor", "audit").exit()).as("a copy is no tampering").isEqualTo(ExitCodes.DONE);
                assertMasked(copy.query(MASKED));
                readsTheDatabase(copy);
                replacedKeys(copy, keys);
                policiesAndGrants(copy);
                signedActs(copy);
                assertReceiptsTellNoLie(copy, keys);
                removedRecord(copy, keys, before);
            }
            assertThat(node).exists();
        }
    }

    /** A masked grant in use, one that was revoked, and a log that the node has cosigned. */
    private Path exchanged(NodeTown town) throws Exception {
        String roads = town.publishedRoads();
        Path node = town.admitted("node");
        town.startNode(node);
        Terminal signed = town.as("jiaotong-officer", "entries", "sign", roads, "--approve-with",
                town.keyFile("jiaotong-officer").toString(), "--approve-passphrase", town.passphrase().toString());
        assertThat(signed.exit()).as(signed.err() + town.nodeLog()).isZero();
        granted(town, town.requested(roads, MASKED));
        String revoked = granted(town, town.requested(roads, REVOKED));
        assertMasked(town.query(MASKED));
        assertMasked(town.query(REVOKED));
        Terminal ended = town.as("jiaotong-officer", "grants", "revoke", revoked, "--reason", "不再需要",
                "--approve-with", town.keyFile("jiaotong-officer").toString(), "--approve-passphrase",
                town.passphrase().toString());
        assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCodes.DONE);
        assertThat(town.query(REVOKED).exit()).isEqualTo(ExitCodes.REFUSED);
        for (int i = 0; i < 3; i++) {
            assertMasked(town.query(MASKED));
        }
        for (int waited = 0; !isCosigned(town, 6); waited++) {
            assertThat(waited).as(town.nodeLog()).isLessThan(600);
            Thread.sleep(200);
        }
        return node;
    }

    private static boolean isCosigned(NodeTown town, long size) throws Exception {
        try (Connection connection = town.store().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(size) from exchange.cosignature")) {
            return row.next() && row.getLong(1) == size;
        }
    }

    private static String granted(NodeTown town, String request) throws Exception {
        Terminal decided = town.as("jiaotong-officer", "decide", request, "--mask", "name=truncated:1",
                "--approve-with", town.keyFile("jiaotong-officer").toString(), "--approve-passphrase",
                town.passphrase().toString(), "--wait", "60");
        assertThat(decided.exit()).as(decided.err() + town.nodeLog()).isEqualTo(ExitCodes.DONE);
        JsonNode grants = town.client("jiaotong-officer").get("/api/v1/grants");
        for (JsonNode grant : grants) {
            if (grant.toString().contains(request)) {
                return grant.path("id").asText();
            }
        }
        throw new AssertionError(grants);
    }

    /** Rows of the store: a policy without its mask, a revocation undone, a grant that nobody gave. */
    private static void policiesAndGrants(CopiedTown copy) throws Exception {
        copy.sql("create table public.kept as select * from exchange.grant_",
                "update exchange.grant_ set policy = regexp_replace(policy, '\"masks\":\\{[^}]*\\}', '\"masks\":{}')");
        assertNothing(copy.query(MASKED));
        copy.sql("update exchange.grant_ g set policy = k.policy from public.kept k where k.id = g.id");
        assertMasked(copy.query(MASKED));

        copy.sql("update exchange.grant_ set revoked_at = null, revoked_by = null, revocation = null");
        assertNothing(copy.query(REVOKED));
        copy.sql("create table public.acts as select * from exchange.act",
                "delete from exchange.act where kind = 'revocation'");
        assertNothing(copy.query(REVOKED));
        copy.sql("insert into exchange.act select * from public.acts where kind = 'revocation'");

        copy.sql("""
                insert into exchange.request select (jsonb_populate_record(r, jsonb_build_object('id', 'R-2026-999999',
                    'request_key', 'forged', 'purpose', '%s'))).* from exchange.request r
                    where r.id in (select request from exchange.grant_) limit 1""".formatted(FORGED), """
                insert into exchange.grant_ select (jsonb_populate_record(g, jsonb_build_object('id', 'G-2026-999999',
                    'request', 'R-2026-999999', 'purpose', '%s', 'policy', replace(g.policy, '%s', '%1$s'),
                    'document', replace(g.document, '%2$s', '%1$s'), 'revoked_at', null, 'delivered', 0))).*
                    from exchange.grant_ g where g.purpose = '%2$s'""".formatted(FORGED, MASKED));
        assertNothing(copy.query(FORGED));
        assertThat(copy.audited()).contains("grant-unsigned G-2026-999999");
        copy.sql("delete from exchange.grant_ where id = 'G-2026-999999'",
                "delete from exchange.request where id = 'R-2026-999999'");
    }

    /** Reads the database: who asks whom for what stands there, and the hash of each password; no value of a source. */
    private static void readsTheDatabase(CopiedTown copy) throws Exception {
        String tables = copy.text("""
                select string_agg(format('%I.%I', table_schema, table_name), ' ') from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""");
        assertThat(tables.split(" ")).hasSizeGreaterThan(40).allSatisfy(table -> assertThat(copy.text(
                "select count(*)::text from " + table + " t where t::text like '%" + NAME + "%' or t::text like '%"
                + NodeTown.PASSWORD + "%'")).as(table).isEqualTo("0"));
        assertThat(copy.text("select string_agg(purpose, ' ') from exchange.request")).contains(MASKED, REVOKED);
        assertThat(copy.text("select string_agg(login, ' ') from exchange.account")).contains("chengyun-user");
        try (Stream<Path> files = Files.walk(copy.home().var())) {
            assertThat(files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(copy.home().work()))).allSatisfy(file ->
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(new String(
                            NAME.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))).as(file.toString())
                            .isFalse());
        }
    }

    /** Everything that the provider signed is signed anew, and the keys beside it are other ones. */
    private void replacedKeys(CopiedTown copy, Path keys) throws Exception {
        Path bundle = folder.resolve("other-keys");
        assertThat(copy.as("auditor", "receipts", "--save", bundle.toString()).exit()).isEqualTo(ExitCodes.DONE);
        Path file = bundle.resolve("keys.json");
        ObjectNode tree = (ObjectNode) Json.PLAIN.readTree(file.toFile());
        SigningKey own = SoftwareKey.generate("yunzhou/jiaotong", SignatureType.ED25519);
        ((ObjectNode) tree.path("departments")).putArray("jiaotong").addObject().put("custody", "node")
                .put("from", "2000-01-01T00:00:00.000+08:00").put("key", own.verification().text());
        Json.PLAIN.writeValue(file.toFile(), tree);
        Files.delete(bundle.resolve("manifest.json"));
        try (Stream<Path> acts = Files.list(bundle)) {
            for (Path each : acts.filter(name -> name.toString().endsWith(".act.json")).toList()) {
                SignedAct signed = SignedAct.parse(Files.readAllBytes(each));
                if (signed.act().department().equals("jiaotong")) {
                    Files.write(each, SignedAct.sign(signed.act(), signed.approval(), own).bytes());
                }
            }
        }
        Terminal alone = Terminal.run("verify", bundle.toString());
        assertThat(alone.out() + alone.err()).as("it says whose keys these are").contains("--keys");
        Terminal known = Terminal.run("verify", bundle.toString(), "--keys", keys.toString());
        assertThat(known.exit()).isEqualTo(ExitCodes.NO);
        assertThat(known.out()).contains("SQ-LED-0080");
    }

    /**
     * Forges as the provider, now and dated back to before its node: the hosted key of that time is there no more, and
     * what another key signs counts nowhere.
     */
    private static void signedActs(CopiedTown copy) throws Exception {
        SignedAct genuine = SignedAct.parse(copy.text("""
                select signed from exchange.act where kind = 'grant' and state = 'signed' order by number limit 1""")
                .getBytes());
        forge(copy, genuine, genuine.act().time());
        forge(copy, genuine, genuine.act().time().minusDays(1));
        assertMasked(copy.query(MASKED));
    }

    private static void forge(CopiedTown copy, SignedAct genuine, OffsetDateTime time) throws Exception {
        SigningKeys keys = SigningKeys.in(copy.home().keys(), "yunzhou");
        ObjectNode body = genuine.act().body().deepCopy();
        ((ObjectNode) body.path("policy")).putObject("masks");
        Act act = new Act(genuine.act().kind(), genuine.act().id(), "jiaotong", genuine.act().person(), time,
                genuine.act().shown(), body);
        SignedAct forged = SignedAct.sign(act, Approval.session(), keys.department("jiaotong"));
        copy.sql("update exchange.act set digest = '" + act.digest() + "', act = '" + new String(act.bytes())
                + "', signed = '" + new String(forged.bytes()) + "' where digest = '" + genuine.act().digest() + "'",
                "update exchange.grant_ set policy = regexp_replace(policy, '\"masks\":\\{[^}]*\\}', '\"masks\":{}')");
        assertNothing(copy.query(MASKED));
        assertThat(copy.audited()).anyMatch(finding -> finding.startsWith("acts-changed jiaotong"));
        copy.sql("delete from exchange.act", "insert into exchange.act select * from public.acts",
                "update exchange.grant_ g set policy = k.policy, revoked_at = k.revoked_at, revoked_by = k.revoked_by, "
                + "revocation = k.revocation from public.kept k where k.id = g.id");
    }

    /** Of every delivery the receipt is right; two refusals cite the forged acts, and say by that what was tried. */
    private void assertReceiptsTellNoLie(CopiedTown copy, Path keys) {
        Path bundle = folder.resolve("attacked");
        assertThat(copy.as("auditor", "receipts", "--save", bundle.toString()).exit()).isEqualTo(ExitCodes.DONE);
        Terminal verified = Terminal.run("verify", bundle.toString(), "--keys", keys.toString());
        assertThat(verified.out().lines().filter(line -> !line.startsWith("VALID"))).as(verified.out())
                .filteredOn(line -> line.startsWith("INVALID") || line.startsWith("FINDING")).hasSize(2)
                .allMatch(line -> line.contains("SQ-LED-0088"));
        Terminal audited = Terminal.run("audit", bundle.toString(), "--keys", keys.toString(), "--json");
        assertThat(audited.exit()).isEqualTo(ExitCodes.NO);
        assertThat(City.json(audited).path("findings")).hasSize(2).allSatisfy(finding -> assertThat(
                finding.path("kind").asText()).isEqualTo("use-under-other-policy"));
    }

    /** The log is built anew without a record, with its own key, and everything else of the platform is made to fit. */
    private void removedRecord(CopiedTown copy, Path keys, Path before) throws Exception {
        SigningKeys own = SigningKeys.in(copy.home().keys(), "yunzhou");
        List<LoggedRecord> all = RecordLog.open(copy.store(), own.log()).find(RecordFilter.all(),
                PageRequest.first(100)).reversed();
        String gone = all.get(1).record().id();
        copy.sql("delete from ledger.record_grant", "delete from ledger.consumer_sequence", "delete from ledger.node",
                "delete from ledger.checkpoint", "delete from ledger.record",
                "delete from exchange.record where id = '" + gone + "'");
        RecordLog rebuilt = RecordLog.open(copy.store(), own.log());
        all.stream().filter(each -> !each.record().id().equals(gone))
                .forEach(each -> rebuilt.append(each.record().draft()));

        assertThat(copy.audited()).anyMatch(finding -> finding.startsWith("history-rewritten witness "))
                .contains("access-not-recorded " + gone);

        copy.sql("delete from exchange.cosignature");
        assertThat(Terminal.run("verify", before.toString(), "--keys", keys.toString(), "--witnesses", "1").exit())
                .isEqualTo(ExitCodes.DONE);
        Path after = folder.resolve("after.zip");
        assertThat(copy.as("auditor", "receipts", "--save", after.toString()).exit()).isEqualTo(ExitCodes.DONE);
        assertThat(Terminal.run("verify", after.toString(), "--keys", keys.toString(), "--witnesses", "1").exit())
                .as("no witness cosigned it").isEqualTo(ExitCodes.NO);
        Terminal both = Terminal.run("verify", before.toString(), after.toString(), "--keys", keys.toString());
        assertThat(both.exit()).isEqualTo(ExitCodes.NO);
        assertThat(both.out()).contains("SQ-LED-0051");
    }

    private static void assertMasked(Terminal answer) {
        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCodes.DONE);
        assertThat(answer.out()).contains("人").doesNotContain(NAME);
    }

    private static void assertNothing(Terminal answer) {
        assertThat(answer.exit()).as(answer.out() + answer.err()).isEqualTo(ExitCodes.REFUSED);
        assertThat(answer.out() + answer.err()).doesNotContain(NAME);
    }
}

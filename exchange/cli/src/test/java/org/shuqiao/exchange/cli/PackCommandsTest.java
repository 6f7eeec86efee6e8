package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.key.EncryptedPem;

/** A city's own standards: packs that are checked, compared, signed, installed and removed; and the divisions. */
class PackCommandsTest {

    private static final String PASSPHRASE = "a passphrase of packs";

    @TempDir
    private Path folder;

    @Test
    @Commands(done = {"packs list", "packs check", "packs sign", "packs install", "packs remove", "packs diff"},
            refused = {"packs check", "packs sign", "packs install", "packs remove", "packs diff"})
    void aPackIsInstalledWholeWhenATrustedKeySignedIt() throws IOException {
        Path own = CityPack.of("zhongzhou-1.0", "national").in(folder.resolve("zhongzhou-1.0"));
        Path sm2 = key("sm2", SignatureType.SM2);
        Path trusted = Home.fromEnvironment().configuration().resolveSibling("pack-keys.txt");
        Path archive = folder.resolve("zhongzhou-1.0.zip");

        assertThat(Terminal.run("packs", "check", own.toString()).exit()).isEqualTo(ExitCodes.DONE);
        assertRefused(Terminal.run("packs", "install", own.toString()), "SQ-EXC-0420");
        Terminal signed = sign(own, sm2, archive);
        assertThat(signed.exit()).as(signed.err()).isEqualTo(ExitCodes.DONE);
        assertRefused(Terminal.run("packs", "install", archive.toString()), "SQ-EXC-0422");
        List<String> before = installed();
        try {
            Files.createDirectories(trusted.getParent());
            Files.writeString(trusted, "# 中州\n" + signed.out().strip().split(" ")[1] + "\n");
            assertRefused(Terminal.run("packs", "install", forged(archive).toString()), "SQ-EXC-0421");
            assertThat(installed()).as("nothing half-installed").isEqualTo(before);
            Terminal done = Terminal.run("packs", "install", archive.toString());
            assertThat(done.exit()).as(done.err()).isEqualTo(ExitCodes.DONE);
            assertThat(done.out()).contains("changes adopt packs");
            assertThat(Terminal.run("packs", "install", archive.toString()).exit()).as("once more")
                    .isEqualTo(ExitCodes.DONE);
            assertThat(Terminal.run("packs", "list").out()).contains("zhongzhou-1.0", "中州市数据局", "zhongzhou/packs");
            assertRefused(Terminal.run("packs", "install", "--unsigned", CityPack.of("zhongzhou-1.0", "national")
                    .with("codes/zz-case.csv", "code,zh,en\n01,盖,cover\n").in(folder.resolve("other")).toString()),
                    "SQ-EXC-0424");

            Path later = CityPack.of("zhongzhou-1.1", "national").changed("codes/zz-case.csv", "占道经营", "流动摊贩")
                    .changed("elements.yaml", "盖: \"01\"", "盖: \"02\"").with("rules.yaml", """
                            rules:
                              - {id: CODE-unknown, level: should, zh: 本市未列, en: not listed here, cites: 中州市规范}
                            """).in(folder.resolve("zhongzhou-1.1"));
            Terminal english = Terminal.run("packs", "diff", "zhongzhou-1.0", later.toString());
            Terminal chinese = Terminal.in(Locale.CHINESE, "packs", "diff", "zhongzhou-1.0", later.toString());
            assertThat(english.exit()).isEqualTo(ExitCodes.NO);
            assertThat(english.out()).contains("code-set zz-case 02, zh was \"占道经营\", is \"流动摊贩\"",
                    "element zz-case, encodings.own.table.盖 was \"01\", is \"02\"", "rule CODE-unknown is new");
            assertThat(chinese.out()).contains("代码集 zz-case的代码“02”的 zh由“占道经营”改为“流动摊贩”");
            assertThat(Terminal.run("packs", "diff", "zhongzhou-1.0", archive.toString()).exit()).as("the same")
                    .isEqualTo(ExitCodes.DONE);
            assertRefused(Terminal.run("packs", "diff", "zhongzhou-9.9", later.toString()), "SQ-STD-0015");
        } finally {
            Files.deleteIfExists(trusted);
            assertThat(Terminal.run("packs", "remove", "zhongzhou-1.0").exit()).isEqualTo(ExitCodes.DONE);
        }
        assertThat(installed()).isEqualTo(before);
        assertRefused(Terminal.run("packs", "remove", "zhongzhou-1.0"), "SQ-STD-0015");
        assertRefused(sign(folder.resolve("nothing"), sm2, archive), "SQ-STD-0015");
    }

    @Test
    @Commands(refused = {"packs check", "packs list"})
    void packsThatDoNotFitTogetherAreRefused() throws IOException {
        List<String> before = installed();
        Path first = CityPack.of("zz-a-1", "zz-b").in(folder.resolve("zz-a-1"));
        assertRefused(Terminal.run("packs", "check", first.toString()), "SQ-STD-0012");
        assertRefused(Terminal.run("packs", "install", "--unsigned", first.toString()), "SQ-STD-0012");
        Path packs = Home.fromEnvironment().packs();
        try {
            Path second = CityPack.of("zz-b-1", "zz-a").in(packs.resolve("zz-b-1"));
            assertThat(second).exists();
            assertRefused(Terminal.run("packs", "check", first.toString()), "SQ-STD-0011");
            CityPack.of("zz-b-1", "national").in(packs.resolve("zz-b-1"));
            assertRefused(Terminal.run("packs", "install", "--unsigned", CityPack.of("zz-a-1", "national")
                    .in(folder.resolve("apart")).toString()), "SQ-STD-0013");
            Path zip = folder.resolve("broken.zip");
            Files.writeString(zip, "no zip");
            assertRefused(Terminal.run("packs", "check", zip.toString()), "SQ-STD-0017");
            Files.writeString(packs.resolve("zz-b-1/pack.yaml"), "pack: [");
            assertRefused(Terminal.run("packs", "list"), "SQ-SRC-0002");
        } finally {
            delete(packs.resolve("zz-b-1"));
        }
        assertThat(installed()).isEqualTo(before);
    }

    @Test
    @Commands(done = "packs translate", refused = "packs translate")
    void valuesAreSaidInANeighboursPackAndWhatDoesNotMapIsRefusedWithItsReason() throws IOException {
        Path packs = Home.fromEnvironment().packs();
        CityPack stated = CityPack.of("zhongzhou-2.0", "national").with("equivalences.yaml", """
                equivalences:
                  - element: zz-case
                    with: linzhou
                    table: {"01": "11"}
                    unmapped: {"02": 邻州不办理占道经营}
                    cases: [{give: 盖, get: "11"}, {give: "02"}]
                  - {element: sex, with: linzhou, same: true, cases: [{give: 男, get: "1"}]}
                unmapped:
                  - {element: money, with: linzhou, reason: 邻州以外币计}
                """);
        CityPack neighbour = CityPack.of("linzhou-1.0", "national")
                .with("codes/zz-case.csv", "code,zh,en\n11,窨井盖,cover\n");
        try {
            assertThat(Terminal.run("packs", "install", "--unsigned", "--neighbour",
                    neighbour.in(folder.resolve("linzhou-1.0")).toString()).exit()).isEqualTo(ExitCodes.DONE);
            Terminal installed = Terminal.run("packs", "install", "--unsigned",
                    stated.in(folder.resolve("zhongzhou-2.0")).toString());
            assertThat(installed.exit()).as(installed.err()).isEqualTo(ExitCodes.DONE);
            Terminal done = translate("zz-case", "01", "盖");
            Terminal mixed = translate("zz-case", "01", "02", "77");

            assertThat(done.exit()).as(done.err()).isEqualTo(ExitCodes.DONE);
            assertThat(done.out().lines()).hasSize(2).allMatch(line -> line.contains("\"value\":\"11\""));
            assertThat(mixed.exit()).isEqualTo(ExitCodes.NO);
            assertThat(mixed.out()).contains("邻州不办理占道经营", "CODE-unknown");
            assertThat(translate("sex", "女").out()).contains("\"value\":\"2\"");
            Terminal never = translate("money", "3");
            assertRefused(never, "SQ-STD-0020");
            assertThat(never.err()).contains("邻州以外币计");
            assertRefused(Terminal.run("packs", "check", stated.changed("pack.yaml", "2.0", "2.1")
                    .changed("equivalences.yaml", "get: \"11\"", "get: \"12\"").in(folder.resolve("wrong")).toString()),
                    "SQ-STD-0018");
        } finally {
            delete(packs.resolve("zhongzhou-2.0"));
            delete(packs.resolve("neighbours"));
        }
    }

    @Test
    @Commands(done = "divisions", refused = "divisions")
    void aDivisionIsLookedUpAsOfADay() {
        Terminal ended = Terminal.run("divisions", "110103", "--on", "2012-01-01");
        Terminal then = Terminal.run("divisions", "崇文区", "--on", "1990-01-01", "--json");

        assertThat(ended.exit()).isEqualTo(ExitCodes.NO);
        assertThat(ended.out()).contains("北京市市辖区崇文区", "2010-10-01", "110101 东城区");
        assertThat(then.exit()).as(then.err()).isEqualTo(ExitCodes.DONE);
        assertThat(City.json(then).path(0).path("inForce").asBoolean()).isTrue();
        assertThat(Terminal.run("divisions", "142100", "--on", "1995-01-01").out()).contains("140200 大同市 0.70",
                "140600 朔州市 0.30");
        assertThat(Terminal.run("divisions", "36").out()).contains("江西省");
        assertRefused(Terminal.run("divisions", "没有这个区"), "SQ-CLI-0056");
    }

    @Test
    void aSecondCityRunsByItsOwnPackWithoutBeingBuiltAnew() throws IOException, InterruptedException {
        CityPack.of("zhongzhou-1.0", "national").in(folder.resolve("conf/packs/zhongzhou-1.0"));
        Map<String, String> environment = Map.of("SHUQIAO_HOME", folder.toString(), "LC_ALL", "C.UTF-8");

        Terminal checked = Launched.run(environment, "check", "zz-case", "盖", "02", "01");
        Terminal named = Launched.run(environment, "check", "division", "南浦区", "东湖区", "西湖区");
        Terminal packs = Launched.run(environment, "packs", "list");

        assertThat(checked.exit()).as(checked.out() + checked.err()).isEqualTo(ExitCodes.DONE);
        assertThat(checked.out()).contains("\"01\"", "\"02\"");
        assertThat(named.out()).contains("980102", "360102", "GBT2260-ambiguous").doesNotContain("9901");
        assertThat(packs.out()).contains("zhongzhou-1.0", "中州市数据局");
    }

    private static Terminal translate(String element, String... values) {
        return Terminal.run(Stream.concat(Stream.of("packs", "translate", "--from", "zhongzhou-2.0", "--to",
                "linzhou-1.0", element), Stream.of(values)).toArray(String[]::new));
    }

    private Terminal sign(Path pack, Path key, Path archive) throws IOException {
        Path passphrase = folder.resolve("passphrase");
        Files.writeString(passphrase, PASSPHRASE);
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        return Terminal.run("packs", "sign", pack.toString(), "--key", key.toString(), "--passphrase-file",
                passphrase.toString(), "--out", archive.toString());
    }

    private Path key(String name, SignatureType type) {
        Path file = folder.resolve(name + ".pem");
        EncryptedPem.write(file, SoftwareKey.generate("zhongzhou/packs", type), PASSPHRASE.toCharArray());
        return file;
    }

    /** The signature of one content over another. */
    private Path forged(Path archive) throws IOException {
        Path unpacked = CityPack.of("zhongzhou-1.0", "national").changed("codes/zz-case.csv", "占道经营", "都可以")
                .in(folder.resolve("forged"));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Files.write(unpacked.resolve("pack.sig"), zip.getInputStream(zip.getEntry("zhongzhou-1.0/pack.sig"))
                    .readAllBytes());
        }
        return unpacked;
    }

    private static List<String> installed() throws IOException {
        Path packs = Home.fromEnvironment().packs();
        if (!Files.isDirectory(packs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(packs)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}

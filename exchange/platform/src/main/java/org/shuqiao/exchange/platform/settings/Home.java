package org.shuqiao.exchange.platform.settings;

import java.nio.file.Path;

/**
 * Paths of the installation ({@code SHUQIAO_HOME}) and its state folder ({@code SHUQIAO_VAR}, else {@code var/}).
 * Nothing is written outside the state folder.
 */
public record Home(Path installation, Path var) {

    public static Home fromEnvironment() {
        String home = System.getenv().getOrDefault("SHUQIAO_HOME", ".");
        Path installation = Path.of(home).toAbsolutePath().normalize();
        String var = System.getenv("SHUQIAO_VAR");
        return new Home(installation, var == null || var.isBlank()
                ? installation.resolve("var")
                : Path.of(var).toAbsolutePath().normalize());
    }

    public Path configuration() {
        String named = System.getenv("SHUQIAO_CONF");
        return named == null || named.isBlank()
                ? installation.resolve("conf/shuqiao.yaml")
                : Path.of(named).toAbsolutePath().normalize();
    }

    /** A city's own holiday notices and deadlines, beside its settings. */
    public Path clock() {
        return configuration().resolveSibling("clock");
    }

    /** A city's own legal texts, beside its settings. */
    public Path legalTexts() {
        return configuration().resolveSibling("legal-texts.yaml");
    }

    /** A city's own search words, beside its settings. */
    public Path searchWords() {
        return configuration().resolveSibling("search-words.yaml");
    }

    /** A city's own standard packs: where {@code SHUQIAO_PACKS} says, else beside its settings. */
    public Path packs() {
        String named = System.getenv("SHUQIAO_PACKS");
        return named == null || named.isBlank() ? configuration().resolveSibling("packs")
                : Path.of(named).toAbsolutePath().normalize();
    }

    /** Standard packs that two persons approved, a folder for each state of them. */
    public Path packsInForce() {
        return var.resolve("packs");
    }

    /** A city's own monitoring rules. */
    public Path rules() {
        return installation.resolve("rules");
    }

    /** @return where drivers of other makes of database are put, a folder for each */
    public Path drivers() {
        return installation.resolve("conf").resolve("drivers");
    }

    public Path landing() {
        return var.resolve("landing");
    }

    public Path lake() {
        return var.resolve("lake");
    }

    public Path runs() {
        return var.resolve("runs");
    }

    public Path keys() {
        return var.resolve("keys");
    }

    public Path secrets() {
        return var.resolve("secrets");
    }

    /** The Fabric network that {@code shuqiao fabric up} runs on this machine. */
    public Path fabric() {
        return var.resolve("fabric");
    }

    public Path logs() {
        return var.resolve("logs");
    }

    /** Signed reports of the departments' data quality. */
    public Path qualityReports() {
        return var.resolve("quality-reports");
    }

    /** Signed reports of past audits. */
    public Path audits() {
        return var.resolve("audits");
    }

    /** Access log of the gateway. */
    public Path access() {
        return var.resolve("access");
    }

    /** Log of what the lake's engine reads. */
    public Path lakeReads() {
        return var.resolve("lake-reads");
    }

    /** Files that were made for consumers. */
    public Path files() {
        return var.resolve("files");
    }

    /** Spools of the streams, beside the folder of what was collected. */
    public Path streams() {
        return var().resolve("streams");
    }

    /** Files that officers brought in through the portal, a folder for each department. */
    public Path uploads() {
        return var.resolve("uploads");
    }

    public Path work() {
        return var.resolve("work");
    }

    public Path index() {
        return var.resolve("index");
    }

    /** Written by a running server: where it listens. */
    public Path serverFile() {
        return var.resolve("run/server.json");
    }
}

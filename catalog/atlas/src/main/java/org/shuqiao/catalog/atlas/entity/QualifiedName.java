package org.shuqiao.catalog.atlas.entity;

import java.util.Collection;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.lineage.LineageNode;

/** Builds the qualified names of Atlas entities, so that repeated publication updates the same entity. */
public final class QualifiedName {

    /** Hex digits that tell apart the processes that make the same. */
    private static final int MARK = 16;

    private QualifiedName() { }

    static String department(String id) {
        return "department:" + id;
    }

    static String source(String dataset) {
        return "source-of:" + dataset;
    }

    public static String dataset(String id) {
        return "dataset:" + id;
    }

    static String element(String id) {
        return "element:" + id;
    }

    /** Columns and items are called as in our own lineage. */
    public static String node(LineageNode node) {
        return node.id();
    }

    public static String entry(String code) {
        return "entry:" + code;
    }

    public static String version(String code, int version) {
        return "entry:" + code + "@" + version;
    }

    static String run(String dataset, String run) {
        return "run:" + dataset + ":" + run;
    }

    /** A process is what it reads: read differently, it is another. */
    static String making(LineageNode made, String through, Collection<String> inputs) {
        return "making:" + made.id() + "#" + mark(through + "|" + String.join("|", inputs));
    }

    static String composition(String code, Collection<String> parts) {
        return "composition:" + code + "#" + mark(String.join("|", parts));
    }

    private static String mark(String content) {
        return CatalogJson.digestOf(content).substring("sha256:".length(), "sha256:".length() + MARK);
    }

    static String request(String number) {
        return "request:" + number;
    }

    static String grant(String number) {
        return "grant:" + number;
    }
}

package org.shuqiao.systems.hive;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code hive-site.xml}, which the server reads settings such as its LDAP directory from. */
final class HiveSite {

    private HiveSite() { }

    static boolean has(String setting) {
        return setting.startsWith("hive.") || setting.startsWith("hadoop.");
    }

    /** @return {@code hive-site.xml} with those of the settings that it has */
    static String of(Map<String, String> settings) {
        return settings.entrySet().stream().filter(setting -> has(setting.getKey()))
                .map(setting -> "  <property><name>" + setting.getKey() + "</name><value>" + escaped(setting.getValue())
                        + "</value></property>\n")
                .collect(Collectors.joining("", "<configuration>\n", "</configuration>\n"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}

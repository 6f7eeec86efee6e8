package org.shuqiao.systems.nifi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.shuqiao.systems.SavedSettings;

/**
 * Cluster membership of a NiFi node.
 *
 * @param nodes how many there are
 * @param zookeeper the port of the one ZooKeeper
 * @param keeper whether it runs in this node
 * @param key under which all nodes keep sensitive parameters
 */
record ClusterMembership(int nodes, int zookeeper, boolean keeper, String key) {

    static ClusterMembership alone(String key) {
        return new ClusterMembership(1, 0, false, key);
    }

    /** @return which of the properties it is made of */
    String properties() {
        return nodes == 1 ? "alone.properties" : "member.properties";
    }

    /** @return what stands for what in the configuration files of the node on this folder */
    Map<String, String> words(Path folder) throws IOException {
        return Map.of("@key@", key, "@members@", Integer.toString(nodes), "@zookeeper@", Integer.toString(zookeeper),
                "@keeper@", Boolean.toString(keeper), "@protocol-port@",
                        Integer.toString(SavedSettings.port(folder, "protocol-port")),
                "@balance-port@", Integer.toString(SavedSettings.port(folder, "balance-port")));
    }
}

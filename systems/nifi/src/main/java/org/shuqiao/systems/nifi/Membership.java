package org.shuqiao.systems.nifi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.shuqiao.systems.Kept;

/**
 * A node's place in a cluster.
 *
 * @param nodes how many there are
 * @param zookeeper the port of the one ZooKeeper
 * @param keeper whether it runs in this node
 * @param key under which all nodes keep sensitive parameters
 */
record Membership(int nodes, int zookeeper, boolean keeper, String key) {

    static Membership alone(String key) {
        return new Membership(1, 0, false, key);
    }

    /** @return which of the properties it is made of */
    String properties() {
        return nodes == 1 ? "alone.properties" : "member.properties";
    }

    /** @return what stands for what in the configuration files of the node on this folder */
    Map<String, String> words(Path folder) throws IOException {
        return Map.of("@key@", key, "@members@", Integer.toString(nodes), "@zookeeper@", Integer.toString(zookeeper),
                "@keeper@", Boolean.toString(keeper), "@protocol-port@", Integer.toString(Kept.port(folder, "protocol-port")),
                "@balance-port@", Integer.toString(Kept.port(folder, "balance-port")));
    }
}

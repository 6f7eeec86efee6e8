package org.shuqiao.nifi.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Processor or controller service of a flow.
 *
 * @param services properties whose value is the identifier of a controller service
 * @param sensitive properties that hold a secret
 */
record Component(String id, String type, Bundle bundle, Map<String, String> properties, List<String> services,
        List<String> sensitive) {

    /** NAR bundle of a component. */
    record Bundle(String group, String artifact, String version) { }

    Component {
        properties = new LinkedHashMap<>(properties);
    }
}

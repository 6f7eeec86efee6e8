package org.shuqiao.contracts.yaml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Makes the mapper for configuration files; whoever uses it leaves its settings alone. */
public final class Yaml {

    /** Refuses keys that a record does not have, so that a misspelt setting is not passed over. */
    public static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Yaml() { }
}

package org.shuqiao.contracts.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.junit.jupiter.api.Test;

class YamlTest {

    private record Setting(String url) { }

    @Test
    void aMisspeltKeyIsRefused() throws JsonProcessingException {
        assertThat(Yaml.MAPPER.readValue("url: http://x", Setting.class).url()).isEqualTo("http://x");
        assertThatThrownBy(() -> Yaml.MAPPER.readValue("ulr: http://x", Setting.class))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }
}

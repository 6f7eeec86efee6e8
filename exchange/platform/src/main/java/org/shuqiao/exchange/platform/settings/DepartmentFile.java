package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.contracts.yaml.Yaml;

/** Reads the city's departments from {@code departments.yaml}. */
public final class DepartmentFile {

    private DepartmentFile() { }

    private record Content(List<Department> departments) { }

    /** @return the departments, the data authority among them */
    public static List<Department> read(Path configuration) {
        Path file = configuration.resolveSibling("departments.yaml");
        if (!Files.exists(file)) {
            throw new CodedException(ConfigurationCode.DEPARTMENTS_MISSING, file);
        }
        try {
            return Yaml.MAPPER.readValue(file.toFile(), Content.class).departments();
        } catch (IOException e) {
            throw new CodedException(ConfigurationCode.UNREADABLE, e, file,
                    e instanceof JsonProcessingException json && json.getLocation() != null
                            ? json.getLocation().getLineNr() + ":" + json.getLocation().getColumnNr()
                            : e.getClass().getSimpleName());
        }
    }
}

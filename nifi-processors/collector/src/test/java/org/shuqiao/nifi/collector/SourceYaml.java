package org.shuqiao.nifi.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Writer of source files for tests, with source and contract only. */
final class SourceYaml {

    private SourceYaml() { }

    static Path write(Path folder, String department, String dataset, String source, String contract)
            throws IOException {
        Path file = Files.createDirectories(folder.resolve("sources").resolve(department)).resolve(dataset + ".yaml");
        List<String> columns = Pattern.compile("column: ([^,}]+)").matcher(contract).results()
                .map(match -> match.group(1)).toList();
        return Files.writeString(file, """
                dataset: %s
                department: %s
                title: {zh: 测试, en: Test}
                owner: 测试
                update: daily
                source:
                %s
                contract:
                %s
                mapping:
                  key: [id]
                  columns:
                    - {from: %s, to: id, element: text, level: must}
                  ignore: [%s]
                """.formatted(dataset, department, source.indent(2).stripTrailing(),
                contract.indent(2).stripTrailing(), columns.getFirst(),
                String.join(", ", columns.subList(1, columns.size()))));
    }
}

package org.shuqiao.standards.mapping;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/** Sample source files and rows. */
public final class Samples {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    public static final String POPULATION = """
            dataset: rk
            department: gongan
            title: {zh: 人口基本信息, en: Population register}
            owner: 公安局人口管理科
            update: daily
            source:
              kind: table
              url: jdbc:postgresql://${YUNZHOU_DB}/gongan
              user: gongan_reader
              secret: YUNZHOU_GONGAN_PASSWORD
              table: rk
              slice:
                mode: keyset
                watermark: upd_time
                key: [gmsfhm]
                rows: 50000
                settle: PT0S
            contract:
              - {column: gmsfhm, type: text, required: true}
              - {column: xm, type: text}
              - {column: xb, type: text}
              - {column: csrq, type: text}
              - {column: upd_time, type: timestamp}
            mapping:
              key: [citizen_number]
              keep: [upd_time desc]
              columns:
                - {from: gmsfhm, to: citizen_number, element: citizen-number, level: must}
                - {from: xm, to: name, element: person-name, level: must}
                - {from: xb, to: sex, element: sex, encoding: sex-12}
                - {from: csrq, to: birth_date, element: date, encoding: yyyyMMdd}
              checks:
                - {check: birth-date-agrees, level: should, columns: [citizen_number, birth_date]}
                - {check: sex-agrees, level: should, columns: [citizen_number, sex]}
              ignore: [upd_time]
            subject:
              - {kind: person, key: citizen_number, fields: {name: name, sex: sex, birth_date: birth_date}, rank: 1}
            entry:
              category: {class: 1, item: "01", section: "01", detail: "001"}
              name: 人口基本信息
              provider: gongan
              provider-code: 119901000000000018
              summary: 户籍人口的基本信息
              format: database
              sharing: {class: conditional, condition: 核验, basis: 户口登记条例, mode: [table, service]}
              open: {class: none, condition: ""}
              update: daily
              related: []
              grade: general-3
              items:
                citizen_number: {title: 公民身份号码, grade: general-4}
                name: {title: 姓名}
            """;

    private Samples() { }

    public static SourceFile population() {
        return SourceFiles.parse(Path.of("rk.yaml"), POPULATION);
    }

    /** A file with these contract columns and this mapping body. */
    public static SourceFile file(String columns, String mapping) {
        StringBuilder text = new StringBuilder("""
                dataset: sample
                department: test
                title: {zh: 样例, en: Sample}
                owner: 测试
                update: yearly
                source: {kind: file, path: sample.csv, format: csv, slice: {mode: snapshot}}
                contract:
                """);
        for (String column : columns.split(" ")) {
            text.append("  - {column: ").append(column).append(", type: text}\n");
        }
        return SourceFiles.parse(Path.of("sample.yaml"), text + "mapping:\n" + mapping.indent(2));
    }

    public static RowMapper mapper(SourceFile file) {
        return RowMapper.of(file, StandardPack.load(), TODAY);
    }

    public static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }
}

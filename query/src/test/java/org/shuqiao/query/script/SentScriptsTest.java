package org.shuqiao.query.script;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the scripts that print the SQL sent to DuckDB and PostgreSQL. */
final class SentScriptsTest {

    @TestFactory
    Stream<DynamicTest> aScriptPrintsWhatItSays() {
        return Script.in("sent/").stream().map(script -> dynamicTest(script.name(), script::run));
    }
}

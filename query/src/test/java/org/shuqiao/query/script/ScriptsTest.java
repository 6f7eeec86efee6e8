package org.shuqiao.query.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.shuqiao.query.mask.MaskKind;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;

/** Runs the scripts: SQL under a grant, with its result printed below. */
final class ScriptsTest {

    @TestFactory
    Stream<DynamicTest> aScriptPrintsWhatItSays() {
        return Script.in("").stream().map(script -> dynamicTest(script.name(), script::run));
    }

    @TestFactory
    Stream<DynamicTest> everyMaskHasAScriptAndShowsTheSameInTheLakeAndInADepartment() {
        List<Script> scripts = Script.in("masks/");
        return Arrays.stream(MaskKind.values()).map(kind -> dynamicTest(kind.code(), () -> {
            String name = "masks/" + kind.code() + ".iq";
            Script script = scripts.stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElseThrow(() -> new AssertionError("a mask without a script: " + name));

            List<ScriptCommands.Answered> answered = script.run();

            List<List<List<Object>>> lake = rows(answered, kind, Backing.LakeTable.class);
            assertThat(lake).as("answers under this mask from the lake").isNotEmpty();
            assertThat(rows(answered, kind, Backing.DepartmentTable.class)).isEqualTo(lake);
        }));
    }

    private static List<List<List<Object>>> rows(
            List<ScriptCommands.Answered> answered, MaskKind kind, Class<? extends Backing> place) {
        return answered.stream().filter(each -> each.rules().stream().anyMatch(rule -> masks(rule, kind, place)))
                .map(each -> each.answer().rows()).toList();
    }

    private static boolean masks(AccessRule rule, MaskKind kind, Class<? extends Backing> place) {
        return place.isInstance(rule.backing()) && rule.masks().values().stream().anyMatch(mask -> mask.kind() == kind);
    }
}

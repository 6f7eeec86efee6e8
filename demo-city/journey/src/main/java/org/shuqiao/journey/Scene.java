package org.shuqiao.journey;

import java.io.IOException;

/** Scene of the step {@code govern}: what follows a publication or a grant, played through the doors of users. */
interface Scene {

    /** @return its name in the closing table and in {@code report.json} */
    String title();

    /**
     * Plays it. An earlier run may have broken off in its middle, so it goes on with what is there.
     *
     * @return how it ended, in the words of the closing table
     * @throws StepFailedException where it ended otherwise than it must
     */
    String play(Stage stage) throws IOException;
}

/** Running a planned question: rows out of engines, within its limits. */
package org.shuqiao.query.run;


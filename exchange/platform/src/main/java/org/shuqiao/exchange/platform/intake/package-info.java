/** From a file to a source file: what it holds is detected, its mapping proposed, its source file drafted and run. */
package org.shuqiao.exchange.platform.intake;

import type { ReliabilityBin } from '../../model/reliability.ts';
import { Z95 } from '../board/wilson.ts';
import { normalDensity, normalShare } from './normal.ts';

type Gap = Pick<ReliabilityBin, 'weight' | 'effectiveN' | 'meanConfidence' | 'shareCorrect'>;

const weighted = (bins: readonly Gap[], gapOf: (bin: Gap) => number): number => {
  const total = bins.reduce((sum, { weight }) => sum + weight, 0);
  return total <= 0 ? 0 : bins.reduce((sum, bin) => sum + bin.weight * gapOf(bin), 0) / total;
};

const distance = ({ meanConfidence, shareCorrect }: Gap): number => Math.abs(meanConfidence - shareCorrect);

/**
 * Expected calibration error: the mean distance between what was said and what came true, over bins, by their weight.
 * 0 is perfect, 1 the worst. Even of perfect confidences it is above 0, by chance within the bins.
 *
 * Source: M. P. Naeini, G. F. Cooper, M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning",
 * AAAI 2015; C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, "On calibration of modern neural networks", ICML 2017.
 */
export const expectedCalibrationError = (bins: readonly Gap[]): number => weighted(bins, distance);

/** Mean of |gap + noise| for normal noise of this deviation (F. C. Leone, L. S. Nelson, R. B. Nottingham, Technometrics 3 (1961) 543–550). */
const foldedMean = (gap: number, deviation: number): number =>
  2 * deviation * normalDensity(gap / deviation) + gap * (1 - 2 * normalShare(-gap / deviation));

/** Standard deviation of the share. It is drawn in by one answer, so that 0 of 3 is not taken for certain. */
const deviationOf = ({ effectiveN, shareCorrect }: Gap): number => {
  const share = (shareCorrect * effectiveN + 0.5) / (effectiveN + 1);
  return Math.sqrt((share * (1 - share)) / effectiveN);
};

/** What chance adds on average to a distance that is truly `gap`. It adds most to none, and nothing to a wide one. */
const chanceAt = (bin: Gap, gap: number): number => foldedMean(gap, deviationOf(bin)) - gap;

/**
 * The same less what chance adds on average, not below 0: the more honest figure where bins are small, and the one to
 * compare agents by whose numbers of labels differ.
 *
 * Source: A. Kumar, P. Liang, T. Ma, "Verified uncertainty calibration", NeurIPS 2019, with the mean of the noise in closed form.
 */
export const debiasedCalibrationError = (bins: readonly Gap[]): number =>
  Math.max(0, expectedCalibrationError(bins) - weighted(bins, (bin) => chanceAt(bin, distance(bin))));

/** The most that chance may have added, each bin's true distance being anywhere in its 95 % interval. */
export const mostThatChanceAdds = (bins: readonly Gap[]): number =>
  weighted(bins, (bin) => chanceAt(bin, Math.max(0, distance(bin) - Z95 * deviationOf(bin))));

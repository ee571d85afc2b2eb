import { node } from '../testing/samples';
import { clustersAt } from './shell-clusters';

const prod = { id: 'prod', name: 'PROD.contoso.com', isLab: false, nodes: [node('HV01'), node('HV02')] };
const test = { id: 'test', name: 'Test', isLab: false, nodes: [node('hv11.contoso.com')] };
const all = [prod, test];

describe('the clusters of a shell’s connection', () => {
  it('are all of them without a shell, or where none fits', () => {
    expect(clustersAt(all, undefined)).toEqual(all);
    expect(clustersAt(all, { node: 'elsewhere' })).toEqual(all);
  });

  it('are found by the cluster’s name or id, with its domain or without', () => {
    expect(clustersAt(all, { node: 'prod.contoso.com', cluster: 'prod.contoso.com' })).toEqual([prod]);
    expect(clustersAt(all, { node: 'prod', cluster: 'prod' })).toEqual([prod]);
    expect(clustersAt(all, { node: 'test.contoso.com', cluster: 'test.contoso.com' })).toEqual([test]);
  });

  it('are found by one of their nodes', () => {
    expect(clustersAt(all, { node: 'hv02.contoso.com' })).toEqual([prod]);
    expect(clustersAt(all, { node: 'HV11' })).toEqual([test]);
  });

  it('are not taken for those of another domain', () => {
    expect(clustersAt(all, { node: 'hv11.fabrikam.com' })).toEqual(all);
  });
});
